"""Android's front end of the simulated handset: adbd, the shell, UiAutomator2's server and Appium's settings app."""

"""The HTTP server of Appium's UiAutomator2 driver, as it runs in an instrumentation process on the handset."""

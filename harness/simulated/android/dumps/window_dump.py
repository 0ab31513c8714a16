"""dumpsys window, power, display, input_method, battery and others that clients only look into for one line."""

from harness.simulated.android.android_device import AndroidDevice


def window(device: AndroidDevice) -> str:
    focus = device.manager.focus
    shut = "false" if device.awake else "true"
    return (
        "WINDOW MANAGER LAST ANR (dumpsys window lastanr)\n  <no ANR has occurred since boot>\n\n"
        "WINDOW MANAGER POLICY STATE (dumpsys window policy)\n"
        f"    mDreamingLockscreen=false mShowingLockscreen={shut} mShowingDream=false\n"
        "    KeyguardServiceDelegate\n"
        f"      showing={shut}\n      showingAndNotOccluded={shut}\n      inputRestricted=false\n      secure=false\n"
        "WINDOW MANAGER WINDOWS (dumpsys window windows)\n"
        f"  mCurrentFocus=Window{{a1b2c3d u0 {focus}}}\n"
        f"  mFocusedApp=ActivityRecord{{d4e5f6a u0 {focus} t12}}\n"
    )


def power(device: AndroidDevice) -> str:
    state = "Awake" if device.awake else "Asleep"
    lit = "ON" if device.awake else "OFF"
    return (
        "POWER MANAGER (dumpsys power)\n\nPower Manager State:\n"
        f"  mWakefulness={state}\n  mWakefulnessChanging=false\n  mIsPowered=true\n  mPlugType=2\n  mBatteryLevel=80\n"
        f"  mHoldingWakeLockSuspendBlocker={'true' if device.awake else 'false'}\n"
        f"Display Power: state={lit}\n"
    )


def battery(device: AndroidDevice) -> str:
    del device
    return (
        "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  Wireless powered: false\n"
        "  status: 2\n  health: 2\n  present: true\n  level: 80\n  scale: 100\n  voltage: 4200\n  temperature: 280\n"
        "  technology: Li-ion\n"
    )


def thermal(device: AndroidDevice) -> str:
    del device
    return "IsStatusOverride: false\nThermalEventListeners:\n\tcallbacks: 1\nThermal Status: 0\nCached temperatures:\n"


def display(device: AndroidDevice) -> str:
    size, lit = device.core.display, "ON" if device.awake else "OFF"
    return (
        "DISPLAY MANAGER (dumpsys display)\n  mStableDisplaySize=Point"
        f'({size.width_px}, {size.height_px})\n    mBaseDisplayInfo=DisplayInfo{{"Built-in Screen", displayId 0, '
        f"real {size.width_px} x {size.height_px}, density {size.density_dpi}, state {lit}}}\n"
    )


def input_method(device: AndroidDevice) -> str:
    keyboard = device.settings.get(("secure", "default_input_method"), "")
    return (
        "Current Input Method Manager state:\n"
        f"  mCurMethodId={keyboard}\n  mInputShown=false\n  mIsInputViewShown=false\n"
    )


def device_idle(device: AndroidDevice) -> str:
    del device
    return "Added: io.appium.settings\n"

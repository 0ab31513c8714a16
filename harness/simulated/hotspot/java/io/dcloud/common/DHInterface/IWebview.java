package io.dcloud.common.DHInterface;

import simulated.Device;

public class IWebview {
    public void executeScript(String script) { Device.done(); }
}

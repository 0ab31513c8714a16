package io.dcloud.common.DHInterface;

public class IWebview {
    public void executeScript(String script) {}
}

package com.baidu.location;

public class LocationClient {
    public void start() {}
    public int requestLocation() { return 0; }
    public void setLocOption(Object option) {}
}

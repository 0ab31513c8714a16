package android.location;

public class LocationListener {}

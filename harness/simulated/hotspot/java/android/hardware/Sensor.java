package android.hardware;

public class Sensor {
    private final int type;

    public Sensor() { this(1); }
    public Sensor(int type) { this.type = type; }
    public int getType() { return type; }
    @Override public String toString() { return "{Sensor type=" + type + "}"; }
}

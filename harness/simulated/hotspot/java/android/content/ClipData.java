package android.content;

public class ClipData {
    private final String text;

    public ClipData() { this(""); }
    public ClipData(String text) { this.text = text; }
    @Override public String toString() { return "ClipData { " + text + " }"; }
}

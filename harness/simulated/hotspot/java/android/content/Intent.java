package android.content;

public class Intent {
    private final String action;

    public Intent() { this(""); }
    public Intent(String action) { this.action = action; }
    @Override public String toString() { return "Intent { act=" + action + " }"; }
}

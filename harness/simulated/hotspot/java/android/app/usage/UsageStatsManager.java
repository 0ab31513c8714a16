package android.app.usage;

import java.util.List;

public class UsageStatsManager {
    public List<Object> queryUsageStats(int interval, long beginMs, long endMs) { return List.of(); }
    public Object queryEvents(long beginMs, long endMs) { return null; }
}

package android.app;

import android.content.Intent;
import java.util.List;

public class ApplicationPackageManager {
    public List<Object> getInstalledPackages(int flags) { return List.of(); }
    public List<Object> getInstalledApplications(int flags) { return List.of(); }
    public Object getPackageInfo(String name, int flags) { return null; }
    public List<Object> queryIntentActivities(Intent intent, int flags) { return List.of(); }
    public String[] getPackagesForUid(int uid) { return new String[0]; }
}

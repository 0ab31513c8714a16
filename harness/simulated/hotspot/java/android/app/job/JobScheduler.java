package android.app.job;

public class JobScheduler {
    public int schedule(Object job) { return 1; }
}

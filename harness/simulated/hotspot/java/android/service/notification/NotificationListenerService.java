package android.service.notification;

public class NotificationListenerService {
    public Object[] getActiveNotifications() { return new Object[0]; }
}

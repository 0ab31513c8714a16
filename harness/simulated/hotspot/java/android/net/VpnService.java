package android.net;

import android.content.Context;
import android.content.Intent;

public class VpnService {
    public static Intent prepare(Context context) { return null; }
}

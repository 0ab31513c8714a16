package okhttp3;

public class MultipartBody {
    public static class Builder {
        public Builder addFormDataPart(String name, String file, Object body) { return this; }
    }
}

// Plain and encrypted bytes of a cipher: a bounded plaintext, and the ciphertext's digest and head to find it in traffic.
import Java from "frida-java-bridge";

const MOST_BYTES = 2048;
const HEAD_BYTES = 32;
const ENCRYPT = 1;
const DECRYPT = 2;

let classes = null;

function javaClasses() {
  if (classes === null) {
    const use = (name) => Java.use(name);
    classes = { Base64: use("java.util.Base64"), Digest: use("java.security.MessageDigest"), Arrays: use("java.util.Arrays") };
    classes.copy = classes.Arrays.copyOf.overload("[B", "int");
    classes.encoder = Java.retain(classes.Base64.getEncoder());
    classes.encode = classes.encoder.encodeToString.overload("[B");
    classes.digest = classes.Digest.getInstance("SHA-256").digest.overload("[B");
  }
  return classes;
}

const base64 = (bytes) => javaClasses().encode.call(javaClasses().encoder, bytes);

function head(bytes, most) {
  const { Arrays, copy } = javaClasses();
  return base64(copy.call(Arrays, bytes, Math.min(most, bytes.length)));
}

const isBytes = (value) => value !== null && value !== undefined && typeof value === "object" && typeof value.length === "number";

function modeOf(self) {
  try {
    return self.opmode.value;
  } catch (fault) {
    return 0;
  }
}

export function payloadOf(hook, self, values, result) {
  let { plaintext, ciphertext } = hook.payload;
  let algorithm = "";
  if (plaintext === "cipher") {
    const mode = modeOf(self);
    if (mode !== ENCRYPT && mode !== DECRYPT) return {};
    [plaintext, ciphertext] = mode === ENCRYPT ? [0, "result"] : ["result", 0];
    algorithm = String(self.getAlgorithm());
  }
  const at = (place) => (place === "result" ? result : values[place]);
  const plain = at(plaintext), cipher = at(ciphertext);
  const told = algorithm === "" ? {} : { algorithm };
  if (isBytes(plain)) Object.assign(told, { plaintext: head(plain, MOST_BYTES), plaintext_bytes: plain.length });
  else if (typeof plain === "string") Object.assign(told, { plaintext_text: plain.slice(0, MOST_BYTES), plaintext_bytes: plain.length });
  if (isBytes(cipher)) {
    const engine = javaClasses().Digest.getInstance("SHA-256");
    told.ciphertext_sha256 = base64(javaClasses().digest.call(engine, cipher));
    told.ciphertext_head = head(cipher, HEAD_BYTES);
    told.ciphertext_bytes = cipher.length;
  } else if (typeof cipher === "string") told.ciphertext_head = cipher.slice(0, HEAD_BYTES);
  return told;
}

# The work of certificate_store.py on the handset, as root: mount|look|unmount STORE NAME
# mount:   a copy of STORE with our certificate as NAME, over STORE, for every process.
# look:    one line a zygote: zygote=PID sees=0|1
# unmount: what mount did, undone.
act=$1 store=$2 name=$3
# Below /data, which every mount namespace has: a mount of our own would not be seen in all of them.
stage=/data/local/tmp/harness-ca

# init, so that what is started later sees it; the zygotes; and the apps that they have started already.
processes() {
    echo 1
    for zygote in $(pidof zygote64 zygote); do
        echo "$zygote"
        ps -o PID= -P "$zygote"
    done
}

inside() { # PID COMMAND...
    pid=$1
    shift
    nsenter --mount="/proc/$pid/ns/mnt" -- "$@" 2>/dev/null
}

case $act in
mount)
    mkdir -p "$stage" || exit 1
    cp "$store"/* "$stage"/ || exit 3
    cp "$stage.pem" "$stage/$name" || exit 4
    chown 0:0 "$stage" "$stage"/*
    chmod 755 "$stage"
    chmod 644 "$stage"/*
    # Apps may read the store only under the label of its own files.
    label=$(ls -Zd "$store" | cut -d ' ' -f 1)
    chcon "$label" "$stage" "$stage"/* || exit 5
    for pid in $(processes); do
        # Where mounts of init spread to others it is there already.
        inside "$pid" /system/bin/cat "$store/$name" >/dev/null ||
            inside "$pid" /system/bin/mount --bind "$stage" "$store"
    done
    exit 0
    ;;
look)
    for zygote in $(pidof zygote64 zygote); do
        sees=0
        inside "$zygote" /system/bin/cat "$store/$name" | cmp -s - "$stage.pem" && sees=1
        echo "zygote=$zygote sees=$sees"
    done
    ;;
unmount)
    for pid in $(processes); do
        inside "$pid" /system/bin/umount -l "$store"
    done
    exit 0
    ;;
esac

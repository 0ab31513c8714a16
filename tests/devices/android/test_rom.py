import pytest

from harness.devices.android.rom import Rom, rom_of


@pytest.mark.parametrize(
    ("properties", "rom"),
    [
        ({"ro.mi.os.version.name": "OS2.0", "ro.miui.ui.version.name": "V816"}, Rom("HyperOS", "2.0")),
        ({"ro.miui.ui.version.name": "V125"}, Rom("MIUI", "125")),
        (
            {"hw_sc.build.platform.version": "4.2.0", "ro.build.version.emui": "EmotionUI_14.2.0"},
            Rom("HarmonyOS", "4.2.0"),
        ),
        ({"ro.build.version.emui": "EmotionUI_10.0.0"}, Rom("EMUI", "10.0.0")),
        ({"ro.build.version.magic": "9.0"}, Rom("MagicOS", "9.0")),
        ({"ro.build.version.oplusrom": "V15.0.0", "ro.build.version.opporom": "V15"}, Rom("ColorOS", "15.0.0")),
        ({"ro.build.version.realmeui": "V5.0", "ro.build.version.oplusrom": "V14"}, Rom("realme UI", "5.0")),
        (
            {"ro.vivo.os.name": "Funtouch", "ro.vivo.os.build.display.id": "OriginOS 5", "ro.vivo.os.version": "15.0"},
            Rom("OriginOS", "5"),
        ),
        ({"ro.vivo.os.name": "Funtouch", "ro.vivo.os.version": "9.0"}, Rom("Funtouch OS", "9.0")),
        ({"ro.build.display.id": "Flyme 10.5.0.1A"}, Rom("Flyme", "10.5.0.1")),
        ({"ro.build.version.oneui": "60100"}, Rom("One UI", "60100")),
        ({"ro.product.manufacturer": "Google", "ro.build.version.release": "16"}, Rom("Pixel", "16")),
        ({"ro.build.version.release": "8.1.0"}, Rom("AOSP", "8.1.0")),
        ({}, Rom("AOSP", "")),
    ],
)
def test_the_makers_own_mark_names_the_system(properties: dict[str, str], rom: Rom) -> None:
    assert rom_of(properties) == rom

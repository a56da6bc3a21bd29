#!/bin/sh
# The tests need Chromium, a font with Chinese characters, Java for the HTML checker, LibreOffice to open the
# documents that the project writes, nginx to serve a published site, and wrk to ask it for pages (long tests). Does nothing where they are there; installs them where this is root on Debian;
# otherwise says what is missing, and fails.
set -eu

packages=
# The shell without a window is the same engine, smaller and quicker.
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || packages="$packages chromium-headless-shell"
# Asked through fontconfig, as Chromium does.
fonts=$(fc-list :lang=zh-cn family 2>/dev/null || true)
[ -n "$fonts" ] || packages="$packages fontconfig fonts-noto-cjk"
command -v java >/dev/null || packages="$packages default-jre-headless"
command -v soffice >/dev/null || packages="$packages libreoffice-writer-nogui libreoffice-calc-nogui"
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || packages="$packages nginx-light"
command -v wrk >/dev/null || packages="$packages wrk"
[ -n "$packages" ] || exit 0

system=unknown
if [ -r /etc/os-release ]; then
    system=$(. /etc/os-release && echo "$ID")
fi

if [ "$system" = debian ] && [ "$(id -u)" = 0 ]; then
    echo "Installing what the tests need:$packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # Unquoted: one word each.
    apt-get install -y -qq --no-install-recommends $packages
    exit 0
fi

{
    echo 'The tests need more than this machine has:'
    case "$packages" in *chromium*)
        echo '  - Chromium: no command "chromium-headless-shell" or "chromium" on the PATH' ;;
    esac
    case "$packages" in *fonts*)
        echo '  - a font with Chinese characters: fc-list :lang=zh-cn finds none' ;;
    esac
    case "$packages" in *jre*)
        echo '  - Java, for the HTML checker: no command "java" on the PATH' ;;
    esac
    case "$packages" in *libreoffice*)
        echo '  - LibreOffice: no command "soffice" on the PATH' ;;
    esac
    case "$packages" in *nginx*)
        echo '  - nginx: no command "nginx" on the PATH or in /usr/sbin' ;;
    esac
    case "$packages" in *wrk*)
        echo '  - wrk: no command "wrk" on the PATH' ;;
    esac
    case "$system" in
        debian) echo "Install them with: sudo apt-get update && sudo apt-get install$packages" ;;
        *) echo "Install them with this system's package manager (in Debian they are:$packages)." ;;
    esac
} >&2
exit 1

#!/usr/bin/env bash
# Sees to it that one thing of the operating system is there: `need.sh python|chromium|postgres|java|office`, or `port 8000`.
# As root on Debian it installs what is missing; otherwise it says what to type.
set -euo pipefail

install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "» Cài $* từ Debian · installing $* from Debian"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null \
      || { apt-get update -qq </dev/null && apt-get install -qq -y --no-install-recommends "$@" </dev/null >/dev/null; }
  else
    echo "Thiếu · missing: $*. Hãy chạy · please run: sudo apt-get install $*" >&2
    exit 1
  fi
}

case "${1:-}" in
  python)
    if command -v uv >/dev/null; then
      uv venv --quiet --seed --python "${PYTHON:-python3}" .venv
    else
      "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
      "${PYTHON:-python3}" -m venv .venv
    fi
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
      || { rm -rf .venv; echo "Cần Python 3.11 trở lên · Python 3.11 or later is needed" >&2; exit 1; }
    ;;
  chromium)
    # Chromium without windows takes a third less of the machine; where it cannot be had, the one with windows will do.
    if ! command -v chromium-headless-shell >/dev/null; then
      if [ "$(id -u)" = 0 ] || ! command -v chromium >/dev/null; then
        (install chromium-headless-shell) || command -v chromium >/dev/null
      fi
    fi
    ;;
  postgres)
    command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || install postgresql
    ;;
  java)
    command -v java >/dev/null || install default-jre-headless
    ;;
  office)
    { command -v soffice && /usr/bin/python3 -c 'import uno' && [ -d /usr/share/fonts/truetype/liberation ]; } >/dev/null 2>&1 \
      || install libreoffice-calc libreoffice-writer python3-uno fonts-liberation
    ;;
  port)
    # Two servers may share a port without noticing, and answer in turns.
    if (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null; then
      echo "Cổng $2 đang được dùng · port $2 is taken. Hãy chạy · try: make run PORT=$(($2 + 1))" >&2
      exit 1
    fi
    ;;
  *)
    echo "need.sh python|chromium|postgres|java|office|port <number>" >&2
    exit 2
    ;;
esac

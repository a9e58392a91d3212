#!/usr/bin/env bash
# Makes a key pair for Hasty in the folder in which it runs: hasty-private-key.pem, which stays with you, and hasty-certificate.pem,
# which is public and ends after so many days. Needs openssl.
set -euo pipefail

days=${1:-}
if [[ ! $days =~ ^[1-9][0-9]{0,3}$ ]]; then
  echo 'usage: bash make-key.sh DAYS, such as 30: the key ends after so many days (1 to 9999)' >&2
  exit 64
fi
for file in hasty-private-key.pem hasty-certificate.pem; do
  if [[ -e $file ]]; then
    echo "$file is there already: move it away, Hasty may still need it" >&2
    exit 73
  fi
done

umask 077 # nobody else may read the files
# anyone can look up the certificate at Google, so its subject says nothing about you
config=$(printf '%s\n' '[req]' 'prompt = no' 'distinguished_name = subject' 'x509_extensions = usage' \
  '[subject]' 'CN = hasty' '[usage]' 'basicConstraints = critical, CA:FALSE' 'keyUsage = critical, digitalSignature')
if ! said=$(openssl req -x509 -newkey rsa:2048 -nodes -sha256 -days "$days" -config <(echo "$config") \
  -keyout hasty-private-key.pem -out hasty-certificate.pem 2>&1); then
  echo "$said" >&2
  exit 1
fi

echo "made hasty-certificate.pem ($(openssl x509 -in hasty-certificate.pem -noout -enddate)) and hasty-private-key.pem"

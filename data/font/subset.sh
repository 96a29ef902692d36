#!/bin/sh
# Makes the two fonts of this folder; run once, kept so that anyone can do it again.
#   npm pack @expo-google-fonts/noto-sans@0.4.2 && unpack it; pip install fonttools; sh subset.sh PACKAGE
set -eu
for face in 400Regular:NotoSans-Regular 600SemiBold:NotoSans-SemiBold; do
  pyftsubset "$1/${face%%:*}/NotoSans_${face%%:*}.ttf" --output-file="${face##*:}.ttf" --no-hinting --layout-features=kern --name-IDs='*' \
    --unicodes=U+0020-007E,U+00A0-024F,U+1E00-1EFF,U+2010-2027,U+2030-203A,U+20A0-20BF,U+2190-2193,U+2212
done

#!/bin/sh
# tests/house/format.sh -- every source is as clang-format 14 prints it by .clang-format
#
#   format.sh TREE
set -eu
cd "$1"
find engine include tests -name '*.[ch]' -exec clang-format-14 --dry-run -Werror {} +

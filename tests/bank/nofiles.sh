#!/bin/sh
# tests/bank/nofiles.sh -- checking a file opens that file, and nothing else but libraries
#
#   nofiles.sh VIGIL
#
# What a check of a good bank opens is compared with what a check of each hostile document opens,
# with a catalogue in the environment besides. Skipped (77) where strace is not installed.
set -eu
vigil=$1
command -v strace >/dev/null || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
strace -o trace true 2>/dev/null || exit 77 # not permitted in this container

open="<bank xmlns='urn:vigil:bank:1' id='a' version='1' xml:lang='en'>"
bank="$open<title>A</title></bank>"
echo canary >canary
cat >catalogue <<END
<catalog xmlns='urn:oasis:names:tc:entity:xmlns:xml:catalog'>
<uri name='urn:vigil:bank:1' uri='canary'/></catalog>
END

printf '%s' "$bank" >good
printf '%s' "<!DOCTYPE bank SYSTEM 'canary'>$bank" >doctype
printf '%s' "<!DOCTYPE bank [<!ENTITY a SYSTEM 'canary'>]>$open<title>&a;</title></bank>" >entity
printf '%s' "<!DOCTYPE bank [<!ENTITY % a SYSTEM 'canary'> %a;]>$bank" >parameter
printf '%s' "<!DOCTYPE bank SYSTEM 'http://192.0.2.1/a.dtd'>$bank" >network
printf '%s' "<?oasis-xml-catalog catalog='catalogue'?>$bank" >instruction
printf '%s' "<?xml-stylesheet href='canary'?>$bank" >style
printf '%s' "<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE bank SYSTEM 'canary'+AD4-$bank" >utf7
printf '%s' "$open<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='canary'/></bank>" >include
printf '%s' "<bank xmlns='urn:vigil:bank:1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
	xsi:schemaLocation='urn:vigil:bank:1 canary' id='a' version='1' xml:lang='en'>
	<title>A</title></bank>" >schema
printf '%s' "<bank xmlns='urn:vigil:bank:1' xml:base='http://192.0.2.1/' id='a'/>" >base
gzip -c good >packed
printf '\376\377' >utf16

# traced FILE: what a check of it opens and connects to, but for the file itself.
traced()
{
	strace -f -e trace=open,openat,openat2,socket,connect,execve -o trace "$vigil" check "$1" \
		>output 2>&1 || [ $? = 1 ]
	sed -n "s/^[0-9]* *//; /^+++\|^---/d; s/ = [0-9]*\$//; /\"$1\"/d; p" trace | sort
}

status=0
traced good >expected
! grep -qE 'socket|connect|canary|catalog' expected || {
	echo 'a good bank:'
	cat expected
	exit 1
}
export XML_CATALOG_FILES="$work/catalogue" SGML_CATALOG_FILES="$work/catalogue" XML_DEBUG_CATALOG=1
for file in good doctype entity parameter network instruction style utf7 include schema base packed \
	utf16; do
	traced $file >found
	diff expected found >difference || {
		echo "$file:"
		cat difference
		status=1
	}
done
exit $status

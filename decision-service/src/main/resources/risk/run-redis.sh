# Runs a command for as long as standard input stays open, so that it never outlives the process at the other end of it,
# even one that was killed. Arguments: the command. Exit status: the command's.
exec 3<&0
"$@" </dev/null 3<&- &
command=$!
{ read -r _ <&3; kill "$command"; } 2>/dev/null &
watch=$!
exec 3<&-
wait "$command"
status=$?
kill "$watch" 2>/dev/null
exit "$status"

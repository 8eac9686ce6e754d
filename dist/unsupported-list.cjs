const require_gate = require("./gate.cjs"), OUTPUTS = [
	[/^[ \t]*<(?:!doctype|html|\?xml)/i, "an HTML or XML page, as a server sends it in place of a file that is not there"],
	[/^[ \t]*(?:404\b|not found[ \t.]*$|\{?"?(?:message|error)"?: ?"?not found)/i, "the answer \"Not Found\" of a server"],
	[/^[A-Za-z0-9-]+ hash of (?:file )?.+:?$|^CertUtil:/i, "the output of certutil: write \"digest  name\" in each line"],
	[/^Algorithm[ \t]*:|^Algorithm[ \t]+Hash[ \t]+Path/, "the output of Get-FileHash of PowerShell: write \"digest  name\" in each line"],
	[/^[^:]+:(?:[ \t]+[0-9A-F]{2,8}){4,}[ \t]*$/, "the output of gpg --print-md: write \"digest  name\" in each line"],
	[/^[ \t]*(?:[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})[ \t]*$/, "a digest without a file name: write \"digest  name\""],
	[/^[^ \t].*[ \t][ \t*]?[0-9A-Fa-f]{32,128}[ \t]*$/, "names with their digests after them: write the digest first"]
];
/** What a text is that is not a manifest, in a few words; undefined when that is not known. It decides nothing. */
function unsupportedList(text) {
	let [first = ""] = require_gate.firstEntryLines(text.slice(0, MAX_LOOK_CHARACTERS));
	return OUTPUTS.find(([pattern]) => pattern.test(first.slice(0, MAX_LINE_CHARACTERS)))?.[1];
}
/** The first line is enough, and patterns are not for lines of a megabyte. */
const MAX_LOOK_CHARACTERS = 65536, MAX_LINE_CHARACTERS = 1024;
exports.unsupportedList = unsupportedList;

// src/manifests/csv.ts
const MISPLACED_QUOTE = "a quotation mark is not allowed at this place in a field";
/**
* Comma-separated rows, as RFC 4180 has them: a field in double quotes may hold commas, line ends and doubled quotes. Lines end with LF
* or CRLF. Unlike lenient readers it refuses a quote inside a bare field, text after a closing quote, and an open quote at the end.
* @see https://www.rfc-editor.org/rfc/rfc4180
*/
function readCsv({ text, file }) {
	let rows = [], at = 0, line = 1;
	for (; at < text.length;) {
		let fields = [], start = line;
		for (let more = !0; more;) {
			let field = readCsvField(text, at);
			if (field === void 0) return {
				problem: "a quoted field has no end",
				line: start,
				cut: !0
			};
			if (!field.quoted && field.text.includes("\"")) return {
				problem: MISPLACED_QUOTE,
				line
			};
			fields.push(field.text), field.quoted && (line += field.text.split("\n").length - 1), at = field.end, more = text[at] === ",", more && at++;
		}
		if (text.startsWith("\r\n", at)) at += 2;
		else if (text[at] === "\n") at++;
		else if (at < text.length) return {
			problem: MISPLACED_QUOTE,
			line
		};
		else if (file) return {
			problem: "the last line has no line feed: the manifest may be cut",
			line,
			cut: !0
		};
		line++, (fields.length > 1 || fields[0] !== "") && rows.push({
			fields,
			line: start
		});
	}
	return { rows };
}
/**
* One field of a row, from its first character: the text between double quotes with doubled ones undone, else all up to the delimiter or the
* end of the line. A quote in a bare field is part of its text.
* @returns undefined for an open quote
*/
function readCsvField(text, at, delimiter = ",") {
	if (text[at] === "\"") {
		let end = text.indexOf("\"", at + 1);
		for (; end >= 0 && text[end + 1] === "\"";) end = text.indexOf("\"", end + 2);
		return end < 0 ? void 0 : {
			text: text.slice(at + 1, end).replaceAll("\"\"", "\""),
			quoted: !0,
			end: end + 1
		};
	}
	let end = at;
	for (; end < text.length; end++) {
		let character = text[end];
		if (character === delimiter || character === "\n" || character === "\r" && text[end + 1] === "\n") break;
	}
	return {
		text: text.slice(at, end),
		quoted: !1,
		end
	};
}
// src/manifests/json-pointer.ts
/** One key as a token of a JSON pointer. */
function pointerKey(key) {
	return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
/**
* The keys of a JSON pointer; undefined when the text is not a pointer.
* @see https://www.rfc-editor.org/rfc/rfc6901
*/
function pointerKeys(pointer) {
	if (pointer === "") return [];
	if (pointer.startsWith("/") && !/~(?![01])/.test(pointer)) return pointer.slice(1).split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
/** The pointer to the parent and the key of the value in it; undefined when the text is not a pointer or names the whole document. */
function splitPointer(pointer) {
	let key = pointerKeys(pointer)?.at(-1);
	return key === void 0 ? void 0 : {
		parent: pointer.slice(0, pointer.lastIndexOf("/")),
		key
	};
}
/**
* The value at a JSON pointer, in an object, so that a `null` differs from a missing value. Only own members count: an inherited property
* is not evidence.
*/
function valueAt(document, pointer) {
	let keys = pointerKeys(pointer);
	if (keys === void 0) return;
	let value = document;
	for (let key of keys) {
		if (typeof value != "object" || !value || !hasMember(value, key)) return;
		value = value[key];
	}
	return { value };
}
function hasMember(value, key) {
	return Object.hasOwn(value, key) && (!Array.isArray(value) || /^(0|[1-9][0-9]*)$/.test(key));
}
// src/manifests/path-of-url.ts
/**
* The path that a relative URL reference names: without escapes, which are of UTF-8.
* @returns undefined for an address, a query, a fragment, and for an escape that names a character that a path is made of (`%2F`, `%00`)
* @see https://www.rfc-editor.org/rfc/rfc3986#section-4.2
*/
function pathOfUrl(url) {
	if (!(url === "" || /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\/|[?#]|%(?:2f|5c|00)/i.test(url))) try {
		return decodeURIComponent(url);
	} catch {
		return;
	}
}
// src/manifests/unvis.ts
/** Escapes of vis(3) with one letter. */
const LETTERS = {
	"\\": "\\",
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	s: " ",
	t: "	",
	v: "\v",
	0: "\0",
	"#": "#",
	"*": "*",
	"?": "?",
	"[": "[",
	" ": " ",
	"\"": "\"",
	"'": "'",
	$: "$",
	"%": "%",
	"&": "&",
	"(": "(",
	")": ")",
	"=": "="
};
/**
* Undoes vis(3): a backslash with three octal digits is a byte, with a letter a control character. Bytes that form UTF-8 are characters.
* @returns undefined for any other escape, and for bytes that are not UTF-8
* @see https://man.freebsd.org/cgi/man.cgi?vis(3)
*/
function unvis(text) {
	if (!text.includes("\\")) return text;
	let bytes = [];
	for (let at = 0; at < text.length;) {
		if (text[at] !== "\\") {
			let end = text.indexOf("\\", at);
			bytes.push(Buffer.from(text.slice(at, end < 0 ? text.length : end))), at = end < 0 ? text.length : end;
			continue;
		}
		let octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0], letter = LETTERS[text[at + 1] ?? ""];
		if (octal === void 0 && letter === void 0) return;
		bytes.push(octal === void 0 ? Buffer.from(letter ?? "") : Buffer.from([Number.parseInt(octal, 8)])), at += octal === void 0 ? 2 : 4;
	}
	let whole = Buffer.concat(bytes), name = whole.toString("utf8");
	return Buffer.from(name).equals(whole) ? name : void 0;
}
Object.defineProperty(exports, "pathOfUrl", {
	enumerable: !0,
	get: function() {
		return pathOfUrl;
	}
}), Object.defineProperty(exports, "pointerKey", {
	enumerable: !0,
	get: function() {
		return pointerKey;
	}
}), Object.defineProperty(exports, "readCsv", {
	enumerable: !0,
	get: function() {
		return readCsv;
	}
}), Object.defineProperty(exports, "readCsvField", {
	enumerable: !0,
	get: function() {
		return readCsvField;
	}
}), Object.defineProperty(exports, "splitPointer", {
	enumerable: !0,
	get: function() {
		return splitPointer;
	}
}), Object.defineProperty(exports, "unvis", {
	enumerable: !0,
	get: function() {
		return unvis;
	}
}), Object.defineProperty(exports, "valueAt", {
	enumerable: !0,
	get: function() {
		return valueAt;
	}
});

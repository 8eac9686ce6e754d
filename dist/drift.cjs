const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_buffer = require("node:buffer"), node_zlib = require("node:zlib");
node_zlib = require_rolldown_runtime.__toESM(node_zlib, 1);
function visitDifferences(original, found, visit) {
	let work = { left: 1e6 }, recent = [], agreeing = agreement(original, found), at = 0, to = 0;
	for (;;) {
		let same = agreeing(at, to);
		if (at += same, to += same, at === original.length && to === found.length) return !0;
		let known = lineEndStep(original, at, found, to) ?? repeatedStep(original, at, found, to, recent), step = known ?? nextStep(original, at, found, to, work);
		if (step === void 0) return visit(at, original.length, to, found.length), !1;
		let [skip, foundSkip] = step;
		if (visit(at, at + skip, to, to + foundSkip) === !1 || work.left <= 0) return !1;
		known === void 0 && recent.unshift(step) > 4 && recent.pop(), at += skip, to += foundSkip;
	}
}
const CR_ADDED = [0, 1], CR_REMOVED = [1, 0], CR_EXCHANGED = [1, 1], LF_ADDED = [0, 1], LF_REMOVED = [1, 0];
function lineEndStep(a, at, b, to) {
	if (a[at] === 10) return a[at - 1] === 13 && b[to - 1] === 13 ? b[to] === 10 ? void 0 : LF_REMOVED : b[to] === 13 ? b[to + 1] === 10 ? CR_ADDED : CR_EXCHANGED : void 0;
	if (b[to] === 10) {
		if (b[to - 1] === 13 && a[at - 1] === 13) return LF_ADDED;
		if (a[at] === 13) return a[at + 1] === 10 ? CR_REMOVED : CR_EXCHANGED;
	}
}
function nextStep(a, at, b, to, work) {
	if (at === a.length || to === b.length) return [a.length - at, b.length - to];
	let near = nearStep(a, at, b, to, work);
	return near?.sure === !0 ? near.step : farStep(a, at, b, to, work) ?? near?.step;
}
function repeatedStep(a, at, b, to, recent) {
	for (let step of recent) {
		let x = at + step[0], y = to + step[1];
		if (a[x] === b[y] && commonLength(a, x, b, y, 8) === 8) return step;
	}
}
function nearStep(a, at, b, to, work) {
	let [bestSkip, bestSum, bestLength] = [
		0,
		0,
		0
	];
	for (let sum = 1; sum <= 48; sum++) {
		let wanted = Math.min(16, Math.max(4, 2 * sum)), skips = splits(sum);
		for (let index = 0; index < skips.length; index++) {
			work.left--;
			let skip = skips[index] ?? 0, x = at + skip, y = to + sum - skip;
			if (x > a.length || y > b.length) continue;
			if (x === a.length && y === b.length) return {
				step: [skip, sum - skip],
				sure: !0
			};
			if (a[x] !== b[y]) continue;
			let length = commonLength(a, x, b, y, wanted);
			if (length === wanted) return {
				step: [skip, sum - skip],
				sure: !0
			};
			length > bestLength && (sum <= 8 || length > 1) && (bestSkip = skip, bestSum = sum, bestLength = length);
		}
	}
	return bestLength === 0 ? void 0 : {
		step: [bestSkip, bestSum - bestSkip],
		sure: !1
	};
}
const SPLITS = Array.from({ length: 49 }, (_, sum) => Array.from({ length: sum + 1 }, (_, skip) => skip).sort((x, y) => Math.abs(2 * x - sum) - Math.abs(2 * y - sum)));
function splits(sum) {
	return SPLITS[sum] ?? [];
}
function farStep(a, at, b, to, work) {
	let inserted = indexOfKey(b, to, a, at, b.length, work), deleted = indexOfKey(a, at, b, to, a.length, work);
	if (inserted >= 0 && (deleted < 0 || inserted - to <= deleted - at)) return [0, inserted - to];
	if (deleted >= 0) return [deleted - at, 0];
	let line = at;
	for (let lines = 0; lines < 12; lines++) {
		let end = a.indexOf(10, line);
		if (end < 0) return;
		line = end + 1;
		let index = indexOfKey(b, to, a, line, to + 65536, work);
		if (index >= 0) return [line - at, index - to];
	}
}
function indexOfKey(bytes, from, key, keyAt, end, work) {
	let wanted = key.subarray(keyAt, keyAt + 24);
	if (wanted.length < 4 || work.left <= 0) return -1;
	let window = bytes.subarray(from, Math.min(end, from + work.left * 16)), index = window.indexOf(wanted);
	return work.left -= Math.ceil((index < 0 ? window.length : index) / 16), index < 0 ? -1 : from + index;
}
function commonLength(a, at, b, to, limit) {
	let [x, y, same] = [
		at,
		to,
		0
	];
	for (; same < limit && x < a.length && y < b.length;) if (a[x] === b[y]) x++, y++, same++;
	else if (a[x] === 10 && b[y] === 13 && b[y + 1] === 10) y++;
	else if (b[y] === 10 && a[x] === 13 && a[x + 1] === 10) x++;
	else return same;
	return x === a.length && y === b.length ? limit : same;
}
const BLOCK$1 = 4096;
function agreement(a, b) {
	let x = new DataView(a.buffer, a.byteOffset, a.length), y = new DataView(b.buffer, b.byteOffset, b.length);
	return (at, to) => {
		let end = Math.min(a.length - at, b.length - to), same = 0, close = Math.min(end, 256);
		for (;;) {
			for (; same + 4 <= close && x.getInt32(at + same) === y.getInt32(to + same);) same += 4;
			for (; same < close && a[at + same] === b[to + same];) same++;
			if (same < close || same === end) return same;
			for (; same + BLOCK$1 <= end && a.compare(b, to + same, to + same + BLOCK$1, at + same, at + same + BLOCK$1) === 0;) same += BLOCK$1;
			close = end;
		}
	};
}
// src/drift/differences/differing-part.ts
const BLOCK = 4096;
function differingPart(a, b, context, window) {
	let shorter = Math.min(a.length, b.length), head = commonHead(a, b, shorter), tail = commonTail(a, b, shorter - head), start = lineStart(a, head), end = a.length - tail, atLineEnds = a[end - 1] === 10 && b[b.length - tail - 1] === 10;
	tail > 0 && !atLineEnds && (end = nextLine(a, end));
	for (let n = 0; n < context; n++) start > 0 && (start = lineStart(a, start - 1)), end = nextLine(a, end);
	let foundEnd = end - a.length + b.length, cuts = [cut(a, start, end, window), cut(b, start, foundEnd, window)];
	return {
		original: linesOf$2(a.subarray(start, cuts[0])),
		found: linesOf$2(b.subarray(start, cuts[1])),
		line: countLines$1(a, start) + 1,
		isWhole: cuts[0] === end && cuts[1] === foundEnd
	};
}
function cut(bytes, start, end, window) {
	if (end - start <= window) return end;
	let line = lineStart(bytes, start + window);
	return line > start ? line : start + window;
}
function lineStart(bytes, at) {
	return at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
}
function nextLine(bytes, at) {
	let end = bytes.indexOf(10, at);
	return end < 0 ? bytes.length : end + 1;
}
function linesOf$2(bytes) {
	let lines = [];
	for (let at = 0; at < bytes.length;) {
		let end = nextLine(bytes, at);
		lines.push(bytes.subarray(at, end)), at = end;
	}
	return lines;
}
function countLines$1(bytes, end) {
	let lines = 0;
	for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) lines++;
	return lines;
}
function commonHead(a, b, most) {
	let same = 0;
	for (; same + BLOCK <= most && a.compare(b, same, same + BLOCK, same, same + BLOCK) === 0;) same += BLOCK;
	for (; same < most && a[same] === b[same];) same++;
	return same;
}
function commonTail(a, b, most) {
	let same = 0, [x, y] = [a.length, b.length];
	for (; same + BLOCK <= most && a.compare(b, y - same - BLOCK, y - same, x - same - BLOCK, x - same) === 0;) same += BLOCK;
	for (; same < most && a[x - same - 1] === b[y - same - 1];) same++;
	return same;
}
// src/drift/differences/hunk.ts
var Room = class {
	hidden = 0;
	#lines;
	#size;
	constructor({ lines, size }) {
		this.#lines = lines, this.#size = size;
	}
	get isFull() {
		return this.#lines <= 0 || this.#size <= 0;
	}
	get lines() {
		return this.isFull ? 0 : this.#lines;
	}
	add(hunk, line) {
		hunk.push(line), this.#lines--, this.#size -= line.text.length;
	}
};
// src/drift/differences/look-alikes.ts
const TABLE = {
	CYRILLIC: "0430 a SMALL LETTER A;0435 e SMALL LETTER IE;043E o SMALL LETTER O;0440 p SMALL LETTER ER;0441 c SMALL LETTER ES;0445 x SMALL LETTER HA;0443 y SMALL LETTER U;0456 i SMALL LETTER BYELORUSSIAN-UKRAINIAN I;0458 j SMALL LETTER JE;0455 s SMALL LETTER DZE;0501 d SMALL LETTER KOMI DE;051B q SMALL LETTER QA;051D w SMALL LETTER WE;04BB h SMALL LETTER SHHA;04CF l SMALL LETTER PALOCHKA;0475 v SMALL LETTER IZHITSA;0410 A CAPITAL LETTER A;0412 B CAPITAL LETTER VE;0415 E CAPITAL LETTER IE;041A K CAPITAL LETTER KA;041C M CAPITAL LETTER EM;041D H CAPITAL LETTER EN;041E O CAPITAL LETTER O;0420 P CAPITAL LETTER ER;0421 C CAPITAL LETTER ES;0422 T CAPITAL LETTER TE;0423 Y CAPITAL LETTER U;0425 X CAPITAL LETTER HA;0406 I CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I;0408 J CAPITAL LETTER JE;0405 S CAPITAL LETTER DZE;051A Q CAPITAL LETTER QA;051C W CAPITAL LETTER WE;050C G CAPITAL LETTER KOMI SJE;0474 V CAPITAL LETTER IZHITSA;04C0 I LETTER PALOCHKA;04AE Y CAPITAL LETTER STRAIGHT U;",
	GREEK: "03BF o SMALL LETTER OMICRON;03C1 p SMALL LETTER RHO;03BD v SMALL LETTER NU;03B1 a SMALL LETTER ALPHA;03B9 i SMALL LETTER IOTA;03C5 u SMALL LETTER UPSILON;03B3 y SMALL LETTER GAMMA;03C3 o SMALL LETTER SIGMA;03F2 c LUNATE SIGMA SYMBOL;03F3 j LETTER YOT;0391 A CAPITAL LETTER ALPHA;0392 B CAPITAL LETTER BETA;0395 E CAPITAL LETTER EPSILON;0396 Z CAPITAL LETTER ZETA;0397 H CAPITAL LETTER ETA;0399 I CAPITAL LETTER IOTA;039A K CAPITAL LETTER KAPPA;039C M CAPITAL LETTER MU;039D N CAPITAL LETTER NU;039F O CAPITAL LETTER OMICRON;03A1 P CAPITAL LETTER RHO;03A4 T CAPITAL LETTER TAU;03A5 Y CAPITAL LETTER UPSILON;03A7 X CAPITAL LETTER CHI;03F9 C CAPITAL LUNATE SIGMA SYMBOL;037F J CAPITAL LETTER YOT;",
	ARMENIAN: "0585 o SMALL LETTER OH;057D u SMALL LETTER SEH;0578 n SMALL LETTER VO;0570 h SMALL LETTER HO;0581 g SMALL LETTER CO;0555 O CAPITAL LETTER OH;054D U CAPITAL LETTER SEH;053C L CAPITAL LETTER LIWN;",
	LATIN: "0251 a SMALL LETTER ALPHA;0261 g SMALL LETTER SCRIPT G;0131 i SMALL LETTER DOTLESS I;017F f SMALL LETTER LONG S;"
}, LOOK_ALIKES = new Map(scripts().flatMap((script) => TABLE[script].split(";").filter((row) => row !== "").map((row) => {
	let [hex = "", letter = "", ...words] = row.split(" "), codePoint = Number.parseInt(hex, 16);
	return [codePoint, {
		codePoint,
		letter,
		script,
		name: `${script} ${words.join(" ")}`
	}];
})));
function scripts() {
	return [
		"CYRILLIC",
		"GREEK",
		"ARMENIAN",
		"LATIN"
	];
}
function skeleton(text) {
	let out = "";
	for (let character of text) out += LOOK_ALIKES.get(character.codePointAt(0) ?? 0)?.letter ?? character;
	return out;
}
function ambiguous(characters) {
	let hidden = characters.map(() => !1), from = 0;
	for (let at = 0; at <= characters.length; at++) {
		if (at < characters.length && /[\p{L}\p{M}\p{N}_]/u.test(characters[at] ?? "")) continue;
		let word = characters.slice(from, at), alike = word.map((character) => LOOK_ALIKES.has(character.codePointAt(0) ?? 0));
		if (word.some((character) => /[A-Za-z]/.test(character)) || alike.every((is, index) => is || !/\p{L}/u.test(word[index] ?? ""))) for (let [index, is] of alike.entries()) hidden[from + index] = is;
		from = at + 1;
	}
	return hidden;
}
// src/drift/differences/characters.ts
const NAMES = /* @__PURE__ */ new Map([
	[0, "NULL"],
	[7, "BELL"],
	[8, "BACKSPACE"],
	[9, "TAB"],
	[11, "LINE TABULATION"],
	[12, "FORM FEED"],
	[26, "SUBSTITUTE"],
	[27, "ESCAPE"],
	[127, "DELETE"],
	[133, "NEXT LINE"],
	[160, "NO-BREAK SPACE"],
	[169, "COPYRIGHT SIGN"],
	[171, "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK"],
	[173, "SOFT HYPHEN"],
	[174, "REGISTERED SIGN"],
	[177, "PLUS-MINUS SIGN"],
	[180, "ACUTE ACCENT"],
	[187, "RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK"],
	[188, "VULGAR FRACTION ONE QUARTER"],
	[189, "VULGAR FRACTION ONE HALF"],
	[190, "VULGAR FRACTION THREE QUARTERS"],
	[215, "MULTIPLICATION SIGN"],
	[847, "COMBINING GRAPHEME JOINER"],
	[768, "COMBINING GRAVE ACCENT"],
	[769, "COMBINING ACUTE ACCENT"],
	[770, "COMBINING CIRCUMFLEX ACCENT"],
	[771, "COMBINING TILDE"],
	[776, "COMBINING DIAERESIS"],
	[778, "COMBINING RING ABOVE"],
	[780, "COMBINING CARON"],
	[807, "COMBINING CEDILLA"],
	[1564, "ARABIC LETTER MARK"],
	[4447, "HANGUL CHOSEONG FILLER"],
	[5760, "OGHAM SPACE MARK"],
	[6158, "MONGOLIAN VOWEL SEPARATOR"],
	[8192, "EN QUAD"],
	[8193, "EM QUAD"],
	[8194, "EN SPACE"],
	[8195, "EM SPACE"],
	[8196, "THREE-PER-EM SPACE"],
	[8197, "FOUR-PER-EM SPACE"],
	[8198, "SIX-PER-EM SPACE"],
	[8199, "FIGURE SPACE"],
	[8200, "PUNCTUATION SPACE"],
	[8201, "THIN SPACE"],
	[8202, "HAIR SPACE"],
	[8203, "ZERO WIDTH SPACE"],
	[8204, "ZERO WIDTH NON-JOINER"],
	[8205, "ZERO WIDTH JOINER"],
	[8206, "LEFT-TO-RIGHT MARK"],
	[8207, "RIGHT-TO-LEFT MARK"],
	[8208, "HYPHEN"],
	[8209, "NON-BREAKING HYPHEN"],
	[8210, "FIGURE DASH"],
	[8211, "EN DASH"],
	[8212, "EM DASH"],
	[8213, "HORIZONTAL BAR"],
	[8216, "LEFT SINGLE QUOTATION MARK"],
	[8217, "RIGHT SINGLE QUOTATION MARK"],
	[8218, "SINGLE LOW-9 QUOTATION MARK"],
	[8219, "SINGLE HIGH-REVERSED-9 QUOTATION MARK"],
	[8220, "LEFT DOUBLE QUOTATION MARK"],
	[8221, "RIGHT DOUBLE QUOTATION MARK"],
	[8222, "DOUBLE LOW-9 QUOTATION MARK"],
	[8223, "DOUBLE HIGH-REVERSED-9 QUOTATION MARK"],
	[8226, "BULLET"],
	[8230, "HORIZONTAL ELLIPSIS"],
	[8232, "LINE SEPARATOR"],
	[8233, "PARAGRAPH SEPARATOR"],
	[8234, "LEFT-TO-RIGHT EMBEDDING"],
	[8235, "RIGHT-TO-LEFT EMBEDDING"],
	[8236, "POP DIRECTIONAL FORMATTING"],
	[8237, "LEFT-TO-RIGHT OVERRIDE"],
	[8238, "RIGHT-TO-LEFT OVERRIDE"],
	[8239, "NARROW NO-BREAK SPACE"],
	[8242, "PRIME"],
	[8243, "DOUBLE PRIME"],
	[8249, "SINGLE LEFT-POINTING ANGLE QUOTATION MARK"],
	[8250, "SINGLE RIGHT-POINTING ANGLE QUOTATION MARK"],
	[8287, "MEDIUM MATHEMATICAL SPACE"],
	[8288, "WORD JOINER"],
	[8289, "FUNCTION APPLICATION"],
	[8290, "INVISIBLE TIMES"],
	[8291, "INVISIBLE SEPARATOR"],
	[8292, "INVISIBLE PLUS"],
	[8294, "LEFT-TO-RIGHT ISOLATE"],
	[8295, "RIGHT-TO-LEFT ISOLATE"],
	[8296, "FIRST STRONG ISOLATE"],
	[8297, "POP DIRECTIONAL ISOLATE"],
	[8482, "TRADE MARK SIGN"],
	[8592, "LEFTWARDS ARROW"],
	[8594, "RIGHTWARDS ARROW"],
	[8596, "LEFT RIGHT ARROW"],
	[8656, "LEFTWARDS DOUBLE ARROW"],
	[8658, "RIGHTWARDS DOUBLE ARROW"],
	[8722, "MINUS SIGN"],
	[8800, "NOT EQUAL TO"],
	[8804, "LESS-THAN OR EQUAL TO"],
	[8805, "GREATER-THAN OR EQUAL TO"],
	[12288, "IDEOGRAPHIC SPACE"],
	[12644, "HANGUL FILLER"],
	[64256, "LATIN SMALL LIGATURE FF"],
	[64257, "LATIN SMALL LIGATURE FI"],
	[64258, "LATIN SMALL LIGATURE FL"],
	[64259, "LATIN SMALL LIGATURE FFI"],
	[64260, "LATIN SMALL LIGATURE FFL"],
	[65038, "VARIATION SELECTOR-15"],
	[65039, "VARIATION SELECTOR-16"],
	[65279, "BYTE ORDER MARK"],
	[65440, "HALFWIDTH HANGUL FILLER"],
	[65532, "OBJECT REPLACEMENT CHARACTER"],
	[65533, "REPLACEMENT CHARACTER"]
]);
function characterName(codePoint) {
	let hex = codePoint.toString(16).toUpperCase().padStart(4, "0"), name = NAMES.get(codePoint) ?? LOOK_ALIKES.get(codePoint)?.name;
	return name === void 0 ? `U+${hex}` : `U+${hex} ${name}`;
}
const NOT_PLAIN = /[\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0\ufffc\ufffd]/u;
function isPlain$1(codePoint) {
	return codePoint > 32 && codePoint < 127 || !NAMES.has(codePoint) && !NOT_PLAIN.test(String.fromCodePoint(codePoint));
}
// src/drift/differences/line-text.ts
const PLAIN_LINE = /^([ -~]*[!-~])?(\r\n|\n|)$/, PLAIN_ENDS = {
	"\r\n": "␍␊",
	"\n": "␊",
	"": ""
};
function lineText(line, { width, from = 0, spelled = [0, 0] }) {
	let onlyBlanks = line.subarray(...spelled).every((byte) => byte === 32);
	if (line.length <= width && from === 0 && (spelled[0] === spelled[1] || !onlyBlanks)) {
		let [, ascii, end] = PLAIN_LINE.exec(line.toString("latin1")) ?? [];
		if (end !== void 0) return `${ascii ?? ""}${PLAIN_ENDS[end] ?? ""}`;
	}
	let blanks = blanksAtEnd(line), text = from > 0 ? `… (${from} bytes) ` : "", onLetter = !1, at = from;
	for (let shown = 0; at < line.length && shown < width; shown++) {
		let size = characterSize(line, at);
		if (size === 0) {
			text += `⟨${hex$2(line[at])}⟩`, onLetter = !1, at++;
			continue;
		}
		let character = line.toString("utf8", at, at + size), spell = at >= spelled[0] && at < spelled[1], plain = plainForm$1(character, onLetter && !spell, spell && onlyBlanks || at >= blanks);
		text += plain === void 0 || spell && size > 1 ? spelledOut(character, plain !== void 0) : plain, onLetter = plain === character && character !== " ", at += size;
	}
	return at < line.length ? `${text} … (${line.length - at} bytes)` : text;
}
const COMPARED_BYTES = 4096;
function shownPair(a, b, width) {
	let head = commonHead(a, b, Math.min(a.length, b.length));
	for (; head > 0 && (continues$1(a[head]) || continues$1(b[head]));) head--;
	let tail = commonTail(a, b, Math.min(a.length, b.length) - head);
	for (; tail > 0 && continues$1(a[a.length - tail]);) tail--;
	let ends = [a.length - tail, b.length - tail], from = head > width / 2 ? head - Math.floor(width / 4) : 0;
	for (; from > 0 && continues$1(a[from]);) from--;
	return Math.max(...ends) - head <= 24 || looksLike(a, b) ? [{
		width,
		from,
		spelled: [head, ends[0]]
	}, {
		width,
		from,
		spelled: [head, ends[1]]
	}] : [{
		width,
		from
	}, {
		width,
		from
	}];
}
function looksLike(a, b) {
	return a.length > COMPARED_BYTES || b.length > COMPARED_BYTES ? !1 : skeleton(require_gate.toForm(a.toString("utf8"), "NFKC")) === skeleton(require_gate.toForm(b.toString("utf8"), "NFKC"));
}
function continues$1(byte) {
	return byte !== void 0 && (byte & 192) == 128;
}
function hex$2(byte = 0) {
	return byte.toString(16).toUpperCase().padStart(2, "0");
}
function characterSize(line, at) {
	let byte = line[at] ?? 0;
	if (byte < 128) return 1;
	let size = byte < 224 ? 2 : byte < 240 ? 3 : 4;
	return at + size <= line.length && (0, node_buffer.isUtf8)(line.subarray(at, at + size)) ? size : 0;
}
function blanksAtEnd(line) {
	let end = line.length;
	for (; end > 0 && (line[end - 1] === 10 || line[end - 1] === 13);) end--;
	for (; end > 0 && line[end - 1] === 32;) end--;
	return end;
}
const PICTURES = /* @__PURE__ */ new Map([
	[10, "␊"],
	[13, "␍"],
	[9, "␉"]
]), OURS = /[\u2400-\u2426\u27e8\u27e9]/, ACCENT = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]/u, MARK = /\p{M}/u;
function plainForm$1(character, onLetter, showBlank) {
	let codePoint = character.codePointAt(0) ?? 0;
	if (codePoint === 32) return showBlank ? "␠" : " ";
	let picture = PICTURES.get(codePoint);
	if (picture !== void 0) return picture;
	if (!OURS.test(character)) return isPlain$1(codePoint) || onLetter && MARK.test(character) && !ACCENT.test(character) ? character : void 0;
}
function spelledOut(character, plain) {
	let codePoint = character.codePointAt(0) ?? 0, name = characterName(codePoint);
	return plain && !LOOK_ALIKES.has(codePoint) ? `⟨${name} ${character}⟩` : `⟨${name}⟩`;
}
function byteHunks(original, found, limits) {
	let { a, b, base, isWhole } = differingBytes(original, found, limits.window), room = new Room(limits), hunks = [], group, end = () => {
		group !== void 0 && hunks.push(...hunkOf$1(a, b, base, group, room));
	}, all = visitDifferences(a, b, (from, to, foundFrom, foundTo) => {
		(isWhole || group === void 0 || to !== a.length && foundTo !== b.length) && (group !== void 0 && from - group.original[1] <= 16 ? group = {
			original: [group.original[0], to],
			found: [group.found[0], foundTo]
		} : (end(), group = {
			original: [from, to],
			found: [foundFrom, foundTo]
		}));
	});
	end();
	let atLeast = !all || !isWhole, lines = room.hidden + +!!atLeast;
	return {
		unit: "byte",
		hunks,
		...lines > 0 && { hidden: {
			lines,
			atLeast
		} }
	};
}
function differingBytes(original, found, window) {
	let shorter = Math.min(original.length, found.length), head = commonHead(original, found, shorter), behind = Math.max(commonTail(original, found, shorter - head) - 64, 0), base = Math.max(head - 8, 0), ends = [original.length - behind, found.length - behind];
	return {
		a: original.subarray(base, Math.min(ends[0], head + window)),
		b: found.subarray(base, Math.min(ends[1], head + window)),
		base,
		isWhole: Math.max(...ends) <= head + window
	};
}
function hunkOf$1(a, b, base, { original, found }, room) {
	if (room.isFull) return room.hidden += rowsIn(original) + rowsIn(found), [];
	let lines = [], before = Math.min(8, original[0]), context = (from, to) => {
		to > from && !room.isFull && room.add(lines, {
			kind: " ",
			text: hexOf(a, from, to)
		});
	};
	context(original[0] - before, original[0]);
	let half = Math.ceil(room.lines / 2);
	return rows$1("-", a, original, Math.max(half, room.lines - rowsIn(found)), room, lines), rows$1("+", b, found, room.lines, room, lines), context(original[1], Math.min(original[1] + 8, a.length)), [{
		originalStart: base + original[0] - before,
		foundStart: base + found[0] - before,
		lines
	}];
}
function rows$1(kind, bytes, [from, to], most, room, lines) {
	let at = from;
	for (let n = 0; at < to && n < most && !room.isFull; n++, at += 16) room.add(lines, {
		kind,
		text: hexOf(bytes, at, Math.min(at + 16, to))
	});
	room.hidden += rowsIn([Math.min(at, to), to]);
}
function rowsIn([from, to]) {
	return Math.ceil((to - from) / 16);
}
function hexOf(bytes, from, to) {
	return Array.from(bytes.subarray(from, to), hex$2).join(" ");
}
// src/drift/differences/line-edits.ts
function lineEdits(a, b, most) {
	let diagonals = [], reached = new Int32Array([
		0,
		0,
		0
	]);
	for (let edits = 0; edits <= most; edits++) {
		let next = new Int32Array(2 * edits + 3);
		for (let k = -edits; k <= edits; k += 2) {
			let x = stepsDown(reached, edits, k) ? at(reached, edits - 1, k + 1) : at(reached, edits - 1, k - 1) + 1;
			for (edits === 0 && (x = 0); x < a.length && x - k < b.length && a[x] === b[x - k];) x++;
			if (next[k + edits + 1] = x, x >= a.length && x - k >= b.length) return walkBack(diagonals, edits, a.length, b.length);
		}
		diagonals.push(next), reached = next;
	}
}
function at(reached, edits, k) {
	return reached[k + edits + 1] ?? 0;
}
function stepsDown(reached, edits, k) {
	return k === -edits || k !== edits && at(reached, edits - 1, k - 1) < at(reached, edits - 1, k + 1);
}
function walkBack(diagonals, edits, endX, endY) {
	let out = [], x = endX, y = endY;
	for (let left = edits; left > 0; left--) {
		let reached = diagonals[left - 1] ?? /* @__PURE__ */ new Int32Array(), down = stepsDown(reached, left, x - y), fromX = at(reached, left - 1, x - y + (down ? 1 : -1)), fromY = fromX - (x - y + (down ? 1 : -1)), toX = down ? fromX : fromX + 1, toY = down ? fromY + 1 : fromY, last = out.at(-1);
		last !== void 0 && last.original[0] === toX && last.found[0] === toY ? out[out.length - 1] = {
			original: [fromX, last.original[1]],
			found: [fromY, last.found[1]]
		} : out.push({
			original: [fromX, toX],
			found: [fromY, toY]
		}), x = fromX, y = fromY;
	}
	return out.reverse();
}
function lineHunks(a, b, limits) {
	let part = differingPart(a, b, 2, limits.window), numbers = /* @__PURE__ */ new Map(), [x, y] = [numbered(part.original, numbers), numbered(part.found, numbers)], room = new Room(limits), hunks = [];
	for (let group of grouped(lineEdits(x, y, limits.edits) ?? pairEdits(x, y))) if (room.isFull) for (let edit of group) room.hidden += linesIn(edit);
	else hunks.push(hunkOf(group, part.original, part.found, part.line, limits.width, room));
	let lines = room.hidden + +!part.isWhole;
	return {
		unit: "line",
		hunks,
		...lines > 0 && { hidden: {
			lines,
			atLeast: !part.isWhole
		} }
	};
}
function numbered(lines, numbers) {
	return lines.map((line) => {
		let key = line.toString("latin1"), known = numbers.get(key) ?? numbers.size;
		return numbers.set(key, known), known;
	});
}
function pairEdits(x, y) {
	let edits = [], pairs = Math.min(x.length, y.length);
	for (let n = 0; n < pairs; n++) x[n] !== y[n] && edits.push({
		original: [n, n + 1],
		found: [n, n + 1]
	});
	return x.length !== y.length && edits.push({
		original: [pairs, x.length],
		found: [pairs, y.length]
	}), edits;
}
function linesIn({ original, found }) {
	return original[1] - original[0] + found[1] - found[0];
}
function grouped(edits) {
	let groups = [], end = -Infinity;
	for (let edit of edits) edit.original[0] - end > 4 ? groups.push([edit]) : groups.at(-1)?.push(edit), end = edit.original[1];
	return groups;
}
function hunkOf(group, original, found, line, width, room) {
	let lines = [], [from, to] = group[0] === void 0 ? [0, 0] : [group[0].original[0], group[0].found[0]], before = Math.min(2, from, to), next = from - before, context = (end) => {
		for (; next < end && !room.isFull; next++) {
			let bytes = original[next];
			bytes !== void 0 && room.add(lines, {
				kind: " ",
				text: lineText(bytes, { width })
			});
		}
	};
	for (let edit of group) context(edit.original[0]), block(edit, original, found, width, room, lines), next = edit.original[1];
	return context(next + 2), {
		originalStart: line + from - before,
		foundStart: line + to - before,
		lines
	};
}
function block(edit, original, found, width, room, lines) {
	let [a, b] = [original.slice(...edit.original), found.slice(...edit.found)], texts = [[], []], most = room.lines, shown = [share(a.length, b.length, most), share(b.length, a.length, most)];
	for (let n = 0; n < Math.max(...shown); n++) {
		let [x, y] = [a[n], b[n]], pair = x === void 0 || y === void 0 ? [{ width }, { width }] : shownPair(x, y, width);
		x !== void 0 && n < shown[0] && texts[0].push({
			kind: "-",
			text: lineText(x, pair[0])
		}), y !== void 0 && n < shown[1] && texts[1].push({
			kind: "+",
			text: lineText(y, pair[1])
		});
	}
	let inOrder = a.length === b.length ? texts[0].flatMap((line, n) => [line, ...texts[1].slice(n, n + 1)]) : texts.flat(), added = 0;
	for (let line of inOrder) {
		if (room.isFull) break;
		room.add(lines, line), added++;
	}
	room.hidden += a.length + b.length - added;
}
function share(mine, others, most) {
	return Math.min(mine, Math.max(Math.ceil(most / 2), most - others));
}
// src/drift/differences/hunks.ts
const LIMITS = {
	lines: 60,
	width: 160,
	size: 16384,
	window: 1048576,
	edits: 1e3
}, EXCERPT = {
	lines: 24,
	width: 120,
	size: 4096,
	window: 16384,
	edits: 60
}, NEVER_TEXT = /[\0-\x08\x0b\x0e-\x19\x1c-\x1f]/;
function hunks(original, found, limits = {}) {
	let [a, b] = [bufferOf(original), bufferOf(found)], all = {
		...LIMITS,
		...limits
	};
	return isText$1(a) && isText$1(b) ? lineHunks(a, b, all) : byteHunks(a, b, all);
}
function excerpts(original, found) {
	let [a, b] = [bufferOf(original), bufferOf(found)], bytes = byteHunks(a, b, EXCERPT);
	return isText$1(a) && isText$1(b) ? [lineHunks(a, b, EXCERPT), bytes] : [bytes];
}
function bufferOf(bytes) {
	return node_buffer.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
function isText$1(bytes) {
	return bytes.includes(0) ? !1 : (0, node_buffer.isUtf8)(bytes) || !NEVER_TEXT.test(bytes.subarray(0, 8e3).toString("latin1"));
}
var Content = class {
	bytes;
	#ascii;
	#utf8;
	#nul;
	#ends;
	#layout;
	#twin;
	#latin1;
	#text;
	constructor(bytes, known) {
		this.bytes = node_buffer.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), this.#ends = known?.ends, this.#twin = known?.twin;
	}
	forget() {
		this.#latin1 = void 0, this.#text = void 0;
	}
	get length() {
		return this.bytes.length;
	}
	get isAscii() {
		return this.#ascii ??= (0, node_buffer.isAscii)(this.bytes), this.#ascii;
	}
	get isUtf8() {
		return this.#utf8 ??= (0, node_buffer.isUtf8)(this.bytes), this.#utf8;
	}
	get hasNul() {
		return this.#nul ??= this.bytes.includes(0), this.#nul;
	}
	get bom() {
		return this.bytes[0] === 239 && this.bytes[1] === 187 && this.bytes[2] === 191;
	}
	get ends() {
		return this.#ends ??= lineEndsOf$1(this.bytes), this.#ends;
	}
	get layout() {
		return this.#layout ??= this.#twin?.layout ?? layoutOf(this.bytes), this.#layout;
	}
	get isText() {
		return this.isUtf8 && !this.hasNul;
	}
	get lineEnd() {
		return this.ends.crlf > this.ends.lf ? "\r\n" : "\n";
	}
	get latin1() {
		return this.#latin1 ??= this.bytes.toString("latin1"), this.#latin1;
	}
	get text() {
		if (this.isUtf8) return this.#text ??= this.isAscii ? this.latin1 : this.bytes.toString("utf8"), this.#text;
	}
};
function lineEndsOf$1(bytes) {
	let crlf = 0, lf = 0, crs = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) bytes[at - 1] === 13 ? crlf++ : lf++;
	for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) crs++;
	return {
		crlf,
		lf,
		cr: crs - crlf
	};
}
function layoutOf(bytes) {
	let tab = !1, doubleSpace = !1, trailingSpace = !1, blankLine = !1, indent = !1, before = 10, end = bytes.length;
	for (let at = 0; at < end; at++) {
		let byte = bytes[at] ?? 0;
		if (byte > 32) before = byte;
		else {
			if (byte === 32 || byte === 9) byte === 9 ? tab = !0 : before === 32 && (doubleSpace = !0), before === 10 && (indent = !0);
			else if (byte === 10) before === 32 || before === 9 ? trailingSpace = !0 : before === 10 && (blankLine = !0);
			else if (byte === 13 && bytes[at + 1] === 10) continue;
			before = byte;
		}
	}
	return end > 0 && (before === 32 || before === 9) && (trailingSpace = !0), {
		tab,
		doubleSpace,
		trailingSpace,
		blankLine,
		indent
	};
}
function visible(bytes) {
	if (bytes.length > SHORT$1) return shown$2(bytes);
	let key = bytes.length;
	for (let byte of bytes) key = key * 256 + byte;
	let known = KNOWN.get(key) ?? shown$2(bytes);
	return KNOWN.size < MAX_KNOWN && KNOWN.set(key, known), known;
}
const SHORT$1 = 5, MAX_KNOWN = 1024, KNOWN = /* @__PURE__ */ new Map();
function shown$2(bytes) {
	if (!(0, node_buffer.isUtf8)(bytes)) return hex$1(bytes);
	let window = node_buffer.Buffer.from(bytes.subarray(0, wholeCharacters$1(bytes, 96))).toString("utf8"), characters = [...window], text = pieces(characters.slice(0, 24));
	return window.length > 0 && (characters.length > 24 || bytes.length > 96) ? `${text} … (${bytes.length} bytes)` : text;
}
function pieces(characters) {
	let out = [], run = "", hidden = ambiguous(characters);
	for (let [at, character] of characters.entries()) {
		let codePoint = character.codePointAt(0) ?? 0, plain = hidden[at] === !0 ? void 0 : plainForm(character, codePoint);
		plain === void 0 ? (run !== "" && out.push(run), run = "", out.push(characterName(codePoint))) : run += plain;
	}
	return run !== "" && out.push(run), out.map(edgeSpaces).join(" ");
}
function edgeSpaces(piece) {
	return piece.replace(/^ +| +$| {2,}/g, (run) => "␠".repeat(run.length));
}
function plainForm(character, codePoint) {
	return character === "\n" ? "␊" : character === "\r" ? "␍" : character === "	" ? "␉" : character === " " ? " " : isPlain$1(codePoint) ? character : void 0;
}
function hex$1(bytes) {
	let shown = node_buffer.Buffer.from(bytes.subarray(0, 16)).toString("hex").replace(/../g, "$& ").trimEnd().toUpperCase();
	return bytes.length > 16 ? `${shown} … (${bytes.length} bytes)` : shown;
}
function wholeCharacters$1(bytes, limit) {
	if (bytes.length <= limit) return bytes.length;
	let end = limit;
	for (; end > 0 && ((bytes[end] ?? 0) & 192) == 128;) end--;
	return end;
}
function locate(original, found, brief = !1) {
	let shown = brief ? 2 : 5, sealed = node_buffer.Buffer.from(original.buffer, original.byteOffset, original.length), { bytes } = found, locations = [], position = new Position(bytes), places = 0;
	return {
		locations,
		...visitDifferences(sealed, bytes, (a, b, c, d) => {
			if (++places > shown) return !brief;
			let { original: from, found: to } = wholeCharacters(sealed, bytes, {
				original: [a, b],
				found: [c, d]
			});
			return locations.push({
				...position.at(to[0]),
				expected: visible(sealed.subarray(from[0], from[1])),
				found: visible(bytes.subarray(to[0], to[1]))
			}), !0;
		}) && { places }
	};
}
function locateByFacts(seal, found, brief = !1) {
	let shown = brief ? 2 : 5, { bytes } = found, locations = [], position = new Position(bytes), places = 0;
	for (let [from, to] of contradictions(seal, found)) places++, places <= shown && locations.push({
		...position.at(from),
		found: visible(bytes.subarray(from, to))
	});
	return places === 0 ? { locations } : {
		locations,
		places
	};
}
function* contradictions(seal, found) {
	let { bytes } = found, { text, eol } = seal;
	if (text === void 0 || text === "binary") return;
	if (!found.isUtf8 && text === "utf-8") {
		let at = firstNotUtf8(bytes);
		yield [at, at + 1];
		return;
	}
	found.bom && seal.bom !== !0 && (yield [0, 3]);
	let utf8 = found.isUtf8;
	for (let at = found.bom ? 3 : 0; at < bytes.length; at++) {
		let byte = bytes[at] ?? 0;
		if (byte > 127 && text === "ascii") {
			let width = utf8 ? byte < 224 ? 2 : byte < 240 ? 3 : 4 : 1;
			yield [at, at + width], at += width - 1;
		} else byte === 13 && bytes[at + 1] === 10 ? ((eol === "lf" || eol === "none") && (yield [at, at + 2]), at++) : (byte === 13 && (eol === "lf" || eol === "crlf") || byte === 10 && eol === "crlf") && (yield [at, at + 1]);
	}
}
function firstNotUtf8(bytes) {
	let at = 0;
	for (; at < bytes.length;) {
		let byte = bytes[at] ?? 0, width = byte < 128 ? 1 : byte < 224 ? 2 : byte < 240 ? 3 : 4;
		if (width > 1 && (at + width > bytes.length || !(0, node_buffer.isUtf8)(bytes.subarray(at, at + width)))) break;
		at += width;
	}
	return at;
}
function wholeCharacters(original, found, { original: [a, b], found: [c, d] }) {
	let before = c - characterStart(found, c);
	before = Math.max(before, a - characterStart(original, a)), before = Math.min(before, a, c);
	let behind = 0;
	for (; behind < 3 && (continues(original[b + behind]) || continues(found[d + behind]));) behind++;
	let splitsLineEnd = found[d] === 10 && original[b] === 10 && (found[d - 1] === 13 || original[b - 1] === 13);
	return behind === 0 && splitsLineEnd && (behind = 1), {
		original: [a - before, b + behind],
		found: [c - before, d + behind]
	};
}
function characterStart(bytes, at) {
	let start = at;
	for (; start > 0 && at - start < 3 && continues(bytes[start]);) start--;
	return continues(bytes[start]) ? at : start;
}
function continues(byte) {
	return byte !== void 0 && (byte & 192) == 128;
}
var Position = class {
	#bytes;
	#line = 1;
	#lineStart = 0;
	constructor(bytes) {
		this.#bytes = bytes;
	}
	at(offset) {
		for (let end = this.#bytes.indexOf(10, this.#lineStart); end >= 0 && end < offset; end = this.#bytes.indexOf(10, end + 1)) this.#line++, this.#lineStart = end + 1;
		return {
			line: this.#line,
			column: unitsIn(this.#bytes, this.#lineStart, offset) + 1,
			offset
		};
	}
};
function unitsIn(bytes, from, to) {
	let units = 0;
	for (let at = from; at < to; at++) {
		let byte = bytes[at] ?? 0;
		(byte & 192) != 128 && (units += byte < 240 ? 1 : 2);
	}
	return units;
}
function residueOf(original, undone, readable, found, brief = !1) {
	let edits = [], counted = visitDifferences(original.bytes, undone.bytes, (from, to, undoneFrom, undoneTo) => {
		let edit = grown(original.bytes, undone.bytes, {
			from,
			to,
			undoneFrom,
			undoneTo
		}, edits.at(-1));
		return edit !== void 0 && edits.push(edit), edits.length <= 1e4;
	}), place = placer(undone, readable, found), locations = edits.slice(0, brief ? 2 : 10).map(({ from, to, undoneFrom, undoneTo }) => ({
		...place(undoneFrom),
		expected: visible(original.bytes.subarray(from, to)),
		found: visible(undone.bytes.subarray(undoneFrom, undoneTo))
	}));
	return {
		edits: {
			count: edits.length,
			...!counted && { atLeast: !0 }
		},
		locations
	};
}
function grown(original, undone, raw, before) {
	let { original: a, found: c } = wholeCharacters(original, undone, {
		original: [raw.from, raw.to],
		found: [raw.undoneFrom, raw.undoneTo]
	}), [from, to, undoneFrom, undoneTo] = [
		a[0],
		a[1],
		c[0],
		c[1]
	], least = before?.to ?? 0;
	for (let n = 0; n < 40 && from > least && isWord(original[from - 1]) && original[from - 1] === undone[undoneFrom - 1]; n++) from--, undoneFrom--;
	for (let n = 0; n < 40 && isWord(original[to]) && original[to] === undone[undoneTo]; n++) to++, undoneTo++;
	if (before === void 0 || from > before.to || undoneFrom > before.undoneTo) return {
		from,
		to,
		undoneFrom,
		undoneTo
	};
	before.to = Math.max(before.to, to), before.undoneTo = Math.max(before.undoneTo, undoneTo);
}
function isWord(byte) {
	return byte === void 0 ? !1 : byte > 127 || byte >= 48 && byte <= 57 || (byte | 32) >= 97 && (byte | 32) <= 122 || byte === 46 || byte === 95;
}
function placer(undone, readable, found) {
	let position = new Position(readable.bytes), moved = undone === readable ? (offset) => offset : linesAlike(undone, readable) ?? mapping(undone.bytes, readable.bytes), last = 0;
	return (offset) => {
		last = Math.max(last, Math.min(moved(offset), readable.length));
		let { line, column } = position.at(last);
		return {
			line,
			column,
			offset: readable === found ? last : encodedOffset(readable, found, last)
		};
	};
}
function mapping(undone, readable) {
	let steps = [];
	visitDifferences(undone, readable, (from, to, readableFrom, readableTo) => steps.push(from, to, readableFrom, readableTo));
	let step = 0;
	return (offset) => {
		for (; step + 4 < steps.length && (steps[step + 4] ?? 0) <= offset;) step += 4;
		let [from = 0, to = 0, readableFrom = 0, readableTo = 0] = steps.slice(step, step + 4);
		return steps.length === 0 || from > offset ? offset : offset < to ? readableFrom + Math.min(offset - from, readableTo - readableFrom) : offset - to + readableTo;
	};
}
function linesAlike(undone, readable) {
	let count = (bytes) => {
		let lines = 0;
		for (let end = bytes.indexOf(LF$8); end >= 0; end = bytes.indexOf(LF$8, end + 1)) lines++;
		return lines;
	};
	if (count(undone.bytes) !== count(readable.bytes)) return;
	let line = {
		at: 0,
		end: lineEnd(undone.bytes, 0)
	}, twin = {
		at: readable.bom && !undone.bom ? BOM_BYTES : 0,
		end: lineEnd(readable.bytes, 0)
	};
	return (offset) => {
		for (; offset >= line.end && line.end < undone.length;) line.at = line.end, twin.at = twin.end, line.end = lineEnd(undone.bytes, line.at), twin.end = lineEnd(readable.bytes, twin.at);
		let text = withoutEnd(undone.bytes.subarray(line.at, line.end)), place = mapping(text, withoutEnd(readable.bytes.subarray(twin.at, twin.end)))(Math.min(offset - line.at, text.length));
		return twin.at + place;
	};
}
const LF$8 = 10, BOM_BYTES = 3;
function lineEnd(bytes, at) {
	let end = bytes.indexOf(10, at);
	return end < 0 ? bytes.length : end + 1;
}
function withoutEnd(line) {
	let end = line.at(-1) === 10 ? line.length - 1 : line.length;
	return line.subarray(0, end > 0 && line[end - 1] === 13 ? end - 1 : end);
}
function encodedOffset(readable, found, offset) {
	let text = readable.bytes.toString("utf8", 0, offset), units = (readable.text ?? "").length, mark = found.length - 2 * units;
	return mark === 0 || mark === 2 ? 2 * text.length + mark : found.length === readable.length + 3 ? offset + 3 : found.length === [...readable.text ?? ""].length ? [...text].length : offset;
}
// src/drift/document-kind.ts
const endsWith = (...tails) => (bytes) => !tails.some((tail) => bytes.subarray(-TAIL_BYTES).includes(node_buffer.Buffer.from(tail, "latin1"))), TAIL_BYTES = 1024, KINDS$3 = [
	{
		name: "a PNG image",
		magic: ["PNG\r\n\n"],
		extensions: ["png"],
		isCut: endsWith("IEND")
	},
	{
		name: "a JPEG image",
		magic: ["ÿØÿ"],
		extensions: ["jpg", "jpeg"],
		isCut: endsWith("ÿÙ")
	},
	{
		name: "a GIF image",
		magic: ["GIF87a", "GIF89a"],
		extensions: ["gif"],
		isCut: (bytes) => bytes.at(-1) !== 59
	},
	{
		name: "a PDF document",
		magic: ["%PDF-"],
		extensions: ["pdf"],
		isCut: endsWith("%%EOF")
	},
	{
		name: "a ZIP archive",
		magic: ["PK"],
		extensions: [
			"zip",
			"jar",
			"war",
			"apk",
			"whl",
			"nupkg",
			"docx",
			"xlsx",
			"pptx",
			"odt",
			"ods",
			"odp",
			"epub",
			"npz",
			"vsix"
		],
		isCompressed: !0,
		isCut: (bytes) => !bytes.includes(node_buffer.Buffer.from("PK", "latin1"))
	},
	{
		name: "gzip",
		magic: ["\b"],
		extensions: [
			"gz",
			"tgz",
			"gzip",
			"svgz"
		],
		isCompressed: !0,
		isCut: gzipIsCut
	},
	{
		name: "zstd",
		magic: ["(µ/ý"],
		extensions: [
			"zst",
			"zstd",
			"tzst"
		],
		isCompressed: !0,
		isCut: (bytes) => zstdEnd(bytes) !== bytes.length
	},
	{
		name: "xz",
		magic: ["ý7zXZ\0"],
		extensions: ["xz", "txz"],
		isCompressed: !0,
		isNotUnpacked: !0,
		isCut: (bytes) => !bytes.subarray(-2).equals(YZ)
	},
	{
		name: "bzip2",
		magic: ["BZh"],
		extensions: [
			"bz2",
			"tbz2",
			"tbz"
		],
		isCompressed: !0,
		isNotUnpacked: !0,
		isCut: bzip2IsCut
	},
	{
		name: "a 7z archive",
		magic: ["7z¼¯'"],
		extensions: ["7z"],
		isCompressed: !0,
		isNotUnpacked: !0,
		isCut: sevenZipIsCut
	},
	{
		name: "a RAR archive",
		magic: ["Rar!\x07"],
		extensions: ["rar"],
		isCompressed: !0,
		isNotUnpacked: !0
	},
	{
		name: "lz4",
		magic: ["\"M"],
		extensions: ["lz4"],
		isCompressed: !0,
		isNotUnpacked: !0
	},
	{
		name: "a program (ELF)",
		magic: ["ELF"],
		extensions: [
			"so",
			"o",
			"elf",
			"bin"
		]
	},
	{
		name: "an SQLite database",
		magic: ["SQLite format 3\0"],
		extensions: [
			"sqlite",
			"sqlite3",
			"db"
		],
		isCut: sqliteIsCut
	},
	{
		name: "WebAssembly",
		magic: ["\0asm"],
		extensions: ["wasm"]
	},
	{
		name: "a Word, Excel or PowerPoint document",
		magic: ["ÐÏà¡±á"],
		extensions: [
			"doc",
			"xls",
			"ppt",
			"msi"
		]
	},
	{
		name: "a Parquet table",
		magic: ["PAR1"],
		extensions: ["parquet"],
		isCut: (bytes) => bytes.toString("latin1", bytes.length - 4) !== "PAR1"
	}
], YZ = node_buffer.Buffer.from("YZ");
function documentKindOf({ bytes }) {
	let head = bytes.toString("latin1", 0, 16), kind = KINDS$3.find(({ magic }) => magic.some((start) => head.startsWith(start)));
	return kind?.name === "bzip2" && !/^BZh[1-9]1AY&SY/.test(head) ? void 0 : kind;
}
function promisedKind(path) {
	let extension = /\.(\w{1,8})$/.exec(path)?.[1]?.toLowerCase();
	return extension === void 0 ? void 0 : KINDS$3.find(({ extensions }) => extensions.includes(extension));
}
function gzipIsCut(bytes) {
	try {
		return node_zlib.default.gunzipSync(bytes, { maxOutputLength: 67108864 }), !1;
	} catch (error) {
		return typeof error == "object" && !!error && "code" in error && error.code === "Z_BUF_ERROR";
	}
}
function bzip2IsCut(bytes) {
	let tail = BigInt(`0x${bytes.subarray(-11).toString("hex")}`) >> 32n;
	for (let bit = 0; bit < 8; bit++, tail >>= 1n) if ((tail & 281474976710655n) == 25779555029136n) return !1;
	return !0;
}
function zstdEnd(bytes) {
	let descriptor = bytes[4] ?? 0, single = !!(descriptor & 32), contentSize = [
		+!!single,
		2,
		4,
		8
	][descriptor >> 6] ?? 0, dictionary = [
		0,
		1,
		2,
		4
	][descriptor & 3] ?? 0, at = 5 + +!single + dictionary + contentSize;
	for (;;) {
		if (at + 3 > bytes.length) return Infinity;
		let header = bytes.readUIntLE(at, 3), kind = header >> 1 & 3;
		if (kind === 3 || header >> 3 > 131072) return Infinity;
		if (at += 3 + (kind === 1 ? 1 : header >> 3), (header & 1) == 1) break;
	}
	return at += descriptor & 4 ? 4 : 0, at < bytes.length ? bytes.length : at;
}
function sevenZipIsCut(bytes) {
	return bytes.length < 32 || 32 + Number(bytes.readBigUInt64LE(12)) + Number(bytes.readBigUInt64LE(20)) > bytes.length;
}
function sqliteIsCut(bytes) {
	if (bytes.length < 100) return !0;
	let page = bytes.readUInt16BE(16);
	return (page === 1 ? 65536 : page) * bytes.readUInt32BE(28) > bytes.length;
}
function xmlBreaksOff({ latin1 }) {
	if (!/^(?:\xef\xbb\xbf)?\s*<[?!A-Za-z]/.test(latin1)) return !1;
	let open = [], roots = 0, at = latin1.indexOf("<");
	for (; at >= 0;) {
		let end = latin1.indexOf(closingOf(latin1, at), at);
		if (end < 0) return !0;
		let tag = latin1.slice(at, end + 1);
		if (tag.startsWith("</")) {
			if (open.pop() !== tag.slice(2, -1).trim()) return !1;
		} else if (/^<[A-Za-z_:]/.test(tag)) {
			if (open.length === 0 && roots++ > 0) return !1;
			tag.endsWith("/>") || open.push(/^<([^\s/>]+)/.exec(tag)?.[1] ?? "");
		}
		at = latin1.indexOf("<", end);
	}
	return open.length > 0;
}
function closingOf(latin1, at) {
	return latin1.startsWith("<!--", at) ? "-->" : latin1.startsWith("<![CDATA[", at) ? "]]>" : latin1.startsWith("<?", at) ? "?>" : ">";
}
// src/drift/encrypted.ts
const ENCRYPTED_PATH = /\.(?:gpg|pgp|asc|age|enc|aes|crypt|vault|sops|secret)$/i;
function encryptedBy(found) {
	let head = found.bytes.toString("latin1", 0, 32);
	return head.startsWith("\0GITCRYPT\0") ? { name: "git-crypt" } : head.startsWith("Salted__") && !found.isUtf8 ? { name: "openssl enc" } : head.startsWith("age-encryption.org/v1\n") ? { name: "age" } : head.startsWith("$ANSIBLE_VAULT;") ? {
		name: "Ansible Vault",
		isText: !0
	} : head.startsWith("-----BEGIN PGP MESSAGE-----") ? {
		name: "OpenPGP",
		isText: !0
	} : !found.isUtf8 && isOpenPgpMessage(found) ? { name: "OpenPGP" } : void 0;
}
function mayBeEncrypted({ path }) {
	return ENCRYPTED_PATH.test(path);
}
function isEncrypted({ name, isText: isTextNow }, seal, isText, isKnownKind) {
	return mayBeEncrypted(seal) ? !1 : name === "Ansible Vault" ? seal.text === "utf-8" : isText || isKnownKind || isTextNow === !0 && seal.text === "binary" || name === "age" && seal.text === "binary";
}
function isOpenPgpMessage({ bytes }) {
	let [head = 0, length = 0, third = 0, fourth = 0] = bytes, isOld = (head & 192) == 128, tag = isOld ? (head & 60) >> 2 : head >= 192 ? head & 63 : 0;
	if (tag !== 1 && tag !== 3) return !1;
	let isLong = isOld ? (head & 3) == 1 : length >= 192 && length < 224;
	if (isOld && (head & 3) > 1) return !1;
	let version = isLong ? fourth : third;
	return tag === 1 ? version === 3 || version === 6 : version >= 4 && version <= 6;
}
// src/drift/inverses/character-tables.ts
const PUNCTUATION = [
	{
		characters: ["—", "―"],
		plain: [
			"-",
			"--",
			"---",
			" - ",
			" -- ",
			" --- "
		]
	},
	{
		characters: ["–", "‒"],
		plain: [
			"-",
			"--",
			" - ",
			" -- "
		]
	},
	{
		characters: ["‐", "‑"],
		plain: ["-"]
	},
	{
		characters: ["−"],
		plain: ["-"]
	},
	{
		characters: [
			"“",
			"”",
			"„",
			"‟"
		],
		plain: ["\"", "''"]
	},
	{
		characters: [
			"‘",
			"’",
			"‚",
			"‛"
		],
		plain: ["'"]
	},
	{
		characters: ["…"],
		plain: [
			"...",
			". . .",
			".."
		]
	},
	{
		characters: [
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"　"
		],
		plain: [
			" ",
			"&nbsp;",
			""
		]
	},
	{
		characters: ["«", "»"],
		plain: ["\"", "<<"]
	},
	{
		characters: ["′"],
		plain: ["'"]
	},
	{
		characters: ["″"],
		plain: ["\""]
	},
	{
		characters: ["´"],
		plain: ["'", "`"]
	},
	{
		characters: ["•"],
		plain: ["-", "*"]
	},
	{
		characters: ["→"],
		plain: ["->", "-->"]
	},
	{
		characters: ["←"],
		plain: ["<-", "<--"]
	},
	{
		characters: ["↔"],
		plain: ["<->", "<-->"]
	},
	{
		characters: ["⇒"],
		plain: ["=>", "==>"]
	},
	{
		characters: ["⇐"],
		plain: ["<=", "<=="]
	},
	{
		characters: ["≠"],
		plain: ["!="]
	},
	{
		characters: ["≤"],
		plain: ["<="]
	},
	{
		characters: ["≥"],
		plain: [">="]
	},
	{
		characters: ["×"],
		plain: ["x", "*"]
	},
	{
		characters: ["±"],
		plain: ["+-", "+/-"]
	},
	{
		characters: ["©"],
		plain: ["(c)", "(C)"]
	},
	{
		characters: ["®"],
		plain: ["(r)", "(R)"]
	},
	{
		characters: ["™"],
		plain: ["(tm)", "(TM)"]
	},
	{
		characters: ["½"],
		plain: ["1/2"]
	},
	{
		characters: ["¼"],
		plain: ["1/4"]
	},
	{
		characters: ["¾"],
		plain: ["3/4"]
	},
	{
		characters: ["ﬀ"],
		plain: ["ff"]
	},
	{
		characters: ["ﬁ"],
		plain: ["fi"]
	},
	{
		characters: ["ﬂ"],
		plain: ["fl"]
	},
	{
		characters: ["ﬃ"],
		plain: ["ffi"]
	},
	{
		characters: ["ﬄ"],
		plain: ["ffl"]
	}
], INVISIBLE = [
	{
		characters: [
			"​",
			"⁠",
			"﻿"
		],
		plain: ["", " "]
	},
	{
		characters: ["‌", "‍"],
		plain: [""]
	},
	{
		characters: [
			"‎",
			"‏",
			"؜",
			"‪",
			"‫",
			"‬",
			"‭",
			"‮",
			"⁦",
			"⁧",
			"⁨",
			"⁩"
		],
		plain: [""]
	},
	{
		characters: ["­"],
		plain: [""]
	},
	{
		characters: ["︎", "️"],
		plain: [""]
	},
	{
		characters: [
			"͏",
			"᠎",
			"⁡",
			"⁢",
			"⁣",
			"⁤",
			"ᅟ",
			"ᅠ",
			"ㅤ",
			"ﾠ"
		],
		plain: ["", " "]
	},
	{
		characters: Array.from({ length: 128 }, (_, tag) => String.fromCodePoint(917504 + tag)),
		plain: [""]
	}
];
// src/drift/inverses/subsets.ts
function* assignments(sizes, limit) {
	let room = Array(sizes.length + 1).fill(0);
	for (let at = sizes.length - 1; at >= 0; at--) room[at] = (room[at + 1] ?? 0) + (sizes[at] ?? 1) - 1;
	let left = limit;
	for (let sum = 0; sum <= (room[0] ?? 0) && left > 0; sum++) for (let choice of withSum(sizes, room, sum)) if (yield choice, --left <= 0) return;
}
function* withSum(sizes, room, sum) {
	let chosen = Array(sizes.length).fill(0), fill = (from, wanted) => {
		let left = wanted;
		for (let at = from; at < sizes.length; at++) chosen[at] = Math.max(0, left - (room[at + 1] ?? 0)), left -= chosen[at] ?? 0;
	};
	for (fill(0, sum);;) {
		yield chosen.slice();
		let behind = 0, at = sizes.length - 1;
		for (; at >= 0 && (behind === 0 || (chosen[at] ?? 0) + 1 >= (sizes[at] ?? 1));) behind += chosen[at--] ?? 0;
		if (at < 0) return;
		chosen[at] = (chosen[at] ?? 0) + 1, fill(at + 1, behind - 1);
	}
}
function* subsets(count, size, limit) {
	let left = limit;
	for (let from = 0; from + size <= count; from++) if (yield {
		from,
		to: from + size,
		without: !1
	}, --left <= 0) return;
	let gap = count - size;
	for (let from = 1; from + gap < count; from++) if (yield {
		from,
		to: from + gap,
		without: !0
	}, --left <= 0) return;
	if (size === 1 || gap === 1) return;
	let chosen = Array.from({ length: size }, (_, at) => at);
	for (;;) if (yield chosen.slice(), --left <= 0 || !advance(chosen, count)) return;
}
function advance(chosen, count) {
	for (let at = chosen.length - 1; at >= 0; at--) {
		let value = chosen[at] ?? 0;
		if (value < count - chosen.length + at) {
			for (let to = at; to < chosen.length; to++) chosen[to] = value + 1 + to - at;
			return !0;
		}
	}
	return !1;
}
// src/drift/inverses/replacements.ts
function gainOf(replacements) {
	let gain = 0;
	for (let { width, text } of replacements) gain += text.length - width;
	return gain;
}
function replaceAt(bytes, replacements) {
	let out = node_buffer.Buffer.allocUnsafe(bytes.length + gainOf(replacements)), from = 0, to = 0;
	for (let { offset, width, text } of replacements) {
		to = copyPart(bytes, from, offset, out, to);
		for (let at = 0; at < text.length; at++) out[to++] = text.charCodeAt(at);
		from = offset + width;
	}
	return copyPart(bytes, from, bytes.length, out, to), out;
}
function copyPart(bytes, from, end, out, at) {
	if (end - from > 64) return at + bytes.copy(out, at, from, end);
	let to = at;
	for (let next = from; next < end; next++) out[to++] = bytes[next] ?? 0;
	return to;
}
function areApart(replacements) {
	let end = 0;
	for (let { offset, width } of replacements) {
		if (offset < end) return !1;
		end = offset + width;
	}
	return !0;
}
function merged(a, b) {
	if (a.length === 0) return b;
	if (b.length === 0) return a;
	let all = [], at = 0;
	for (let replacement of a) {
		for (let other = b[at]; other !== void 0 && other.offset < replacement.offset; other = b[++at]) all.push(other);
		all.push(replacement);
	}
	return all.concat(b.slice(at));
}
function* partly(found, choice, always, sealed, describe) {
	let [first] = choice;
	if (first === void 0 || choice.length < 2) return;
	let step = first.text.length - first.width;
	if (choice.some(({ text, width }) => text.length - width !== step)) return;
	let [most, bytes] = sealed === void 0 ? [48, 1048576] : [1e3, 25165824], limit = Math.max(16, Math.min(most, Math.floor(bytes / (found.length + 1)))), gained = found.length + gainOf(always);
	for (let size of sizesFor(sealed === void 0 ? void 0 : sealed - gained, step, choice.length)) {
		let said = describe(size, choice.length);
		for (let subset of subsets(choice.length, size, limit)) yield {
			length: gained + size * step,
			make: () => replaceAt(found.bytes, merged(chosenFrom(choice, subset), always)),
			last: !0,
			...said
		};
	}
}
function chosenFrom(choice, subset) {
	if (!("from" in subset)) return subset.flatMap((at) => choice[at] ?? []);
	let { from, to } = subset;
	return subset.without ? choice.slice(0, from).concat(choice.slice(to)) : choice.slice(from, to);
}
function* sizesFor(wanted, step, count) {
	if (step !== 0 && wanted !== void 0) {
		let size = wanted / step;
		Number.isInteger(size) && size > 0 && size < count && (yield size);
	} else if (wanted === 0 || wanted === void 0) {
		let most = wanted === void 0 ? 1 : 2;
		for (let size = 1; size <= Math.min(most, count / 2); size++) yield size, count - size !== size && (yield count - size);
	}
}
// src/drift/inverses/occurrences.ts
const MAX_PLACES$3 = 1e6, NOTHING = {
	counts: /* @__PURE__ */ new Map(),
	punctuation: [],
	invisible: []
}, CLASSES = [...PUNCTUATION, ...INVISIBLE], CLASS_OF = /* @__PURE__ */ new Uint8Array(65536), TAGS = CLASSES.findIndex(({ characters }) => (characters[0]?.length ?? 0) > 1);
for (let [index, { characters }] of CLASSES.entries()) for (let character of characters) character.length === 1 && (CLASS_OF[character.charCodeAt(0)] = index + 1);
const perContent$8 = /* @__PURE__ */ new WeakMap();
function survey(content) {
	if (content.isAscii || !content.isUtf8) return NOTHING;
	let known = perContent$8.get(content) ?? walk(content);
	return perContent$8.set(content, known), known;
}
const COUNTS = /* @__PURE__ */ new Uint32Array(65536);
var Listing = class {
	kind;
	codePoints = [];
	bytes = 0;
	#places = /* @__PURE__ */ new Uint32Array(64);
	#widths = /* @__PURE__ */ new Uint8Array(64);
	#count = 0;
	constructor(kind) {
		this.kind = kind;
	}
	add(offset, width) {
		this.#count === this.#places.length && this.#grow(), this.#places[this.#count] = offset, this.#widths[this.#count++] = width, this.bytes += width;
	}
	#grow() {
		let [places, widths] = [this.#places, this.#widths];
		this.#places = new Uint32Array(places.length * 4), this.#widths = new Uint8Array(places.length * 4), this.#places.set(places), this.#widths.set(widths);
	}
	get occurrences() {
		let { kind, bytes, codePoints } = this, [places, widths] = [this.#places.subarray(0, this.#count), this.#widths.subarray(0, this.#count)];
		return {
			kind,
			places,
			widths,
			bytes,
			codePoints
		};
	}
};
function walk({ bytes, bom }) {
	let order = [], beyond = /* @__PURE__ */ new Map(), listings = /* @__PURE__ */ new Map(), end = bytes.length, listed = 0;
	for (let offset = bom ? 3 : 0; offset < end; offset++) {
		let lead = bytes[offset] ?? 0;
		if (lead < 128) continue;
		let width = lead < 224 ? 2 : lead < 240 ? 3 : 4, codePoint = codePointAt(bytes, offset, width), seen = codePoint > 65535 ? beyond.get(codePoint) ?? 0 : COUNTS[codePoint] ?? 0;
		codePoint > 65535 ? beyond.set(codePoint, seen + 1) : COUNTS[codePoint] = seen + 1, seen === 0 && order.push(codePoint);
		let kind = codePoint > 65535 ? isTag$1(codePoint) ? TAGS : -1 : (CLASS_OF[codePoint] ?? 0) - 1;
		if (kind >= 0 && ++listed <= MAX_PLACES$3) {
			let listing = listings.get(kind) ?? newListing(listings, kind);
			seen === 0 && listing.codePoints.push(codePoint), listing.add(offset, width);
		}
		offset += width - 1;
	}
	let counts = new Map(order.map((codePoint) => [codePoint, beyond.get(codePoint) ?? COUNTS[codePoint] ?? 0]));
	for (let codePoint of order) COUNTS[codePoint & 65535] = 0;
	if (listed > MAX_PLACES$3) return {
		...NOTHING,
		counts
	};
	let present = (from, to) => [...listings.keys()].filter((kind) => kind >= from && kind < to).sort((a, b) => a - b).flatMap((kind) => listings.get(kind)?.occurrences ?? []);
	return {
		counts,
		punctuation: present(0, PUNCTUATION.length),
		invisible: present(PUNCTUATION.length, CLASSES.length)
	};
}
function newListing(listings, kind) {
	let listing = new Listing(CLASSES[kind] ?? {
		characters: [],
		plain: []
	});
	return listings.set(kind, listing), listing;
}
function sampleOf({ counts }) {
	let sample = "";
	for (let codePoint of counts.keys()) if (sample += String.fromCodePoint(codePoint), sample.length >= 8192) break;
	return sample;
}
function replacementsFor$1({ places, widths }, text) {
	return Array.from(places, (offset, at) => ({
		offset,
		width: widths[at] ?? 0,
		text
	}));
}
function replaceClasses(bytes, classes, chosen) {
	let all = classes.flatMap((occurrences, at) => {
		let text = chosen[at];
		return text === void 0 ? [] : [{
			places: occurrences.places,
			widths: occurrences.widths,
			bytes: occurrences.bytes,
			text,
			next: 0
		}];
	}), gain = all.reduce((sum, { places, bytes: taken, text }) => sum + places.length * text.length - taken, 0), out = node_buffer.Buffer.allocUnsafe(bytes.length + gain), from = 0, to = 0;
	for (;;) {
		let first = all[0], offset = Infinity;
		for (let one of all) {
			let place = one.places[one.next];
			place === void 0 || place >= offset || (first = one, offset = place);
		}
		if (to = copyPart(bytes, from, Math.min(offset, bytes.length), out, to), first === void 0 || offset > bytes.length) return out;
		for (let at = 0; at < first.text.length; at++) out[to++] = first.text.charCodeAt(at);
		from = offset + (first.widths[first.next++] ?? 0);
	}
}
function namesOf$1({ codePoints }) {
	return codePoints.map(characterName).join(", ");
}
function isTag$1(codePoint) {
	return codePoint >= 917504 && codePoint < 917632;
}
function codePointAt(bytes, at, width) {
	let codePoint = (bytes[at] ?? 0) & 255 >> width + 1;
	for (let next = 1; next < width; next++) codePoint = codePoint << 6 | (bytes[at + next] ?? 0) & 63;
	return codePoint;
}
// src/drift/inverses/characters.ts
const MAX_COMBINATIONS$3 = 4096, unicodePunctuation = {
	cause: "unicode-punctuation",
	stage: "text",
	undo: (found, seal) => wholeClasses(found, survey(found).punctuation, seal)
}, unicodePunctuationInPart = {
	cause: "unicode-punctuation",
	stage: "text",
	guess: 2,
	undo: (found, seal) => partOfClasses(found, survey(found).punctuation, seal)
}, invisibleCharacters = {
	cause: "invisible-characters",
	stage: "text",
	undo: (found, seal) => wholeClasses(found, survey(found).invisible, seal)
}, invisibleCharactersInPart = {
	cause: "invisible-characters",
	stage: "text",
	guess: 2,
	undo: (found, seal) => partOfClasses(found, survey(found).invisible, seal)
};
function* wholeClasses(found, classes, seal) {
	if (classes.length === 0) return;
	let options = classes.map(({ kind }) => optionsOf(kind.plain, seal)), seen = 0;
	for (let choice of assignments(options.map(({ length }) => length), seal.bytes === void 0 ? 1024 : MAX_COMBINATIONS$3)) {
		let chosen = options.map((option, at) => option[choice[at] ?? 0]);
		if (chosen.every((option) => option === void 0)) continue;
		let length = classes.reduce((sum, occurrences, at) => sum + classGain(occurrences, chosen[at]), found.length);
		seen++, seen > 3 && seal.bytes !== void 0 && length !== seal.bytes || (yield {
			length,
			make: () => replaceClasses(found.bytes, classes, chosen),
			count: classes.reduce((sum, { places }, at) => sum + (chosen[at] === void 0 ? 0 : places.length), 0),
			detail: () => describe$1(classes, chosen),
			weight: seen === 1 ? 3 : 4,
			...seen > 3 && { last: !0 }
		});
	}
}
function* partOfClasses(found, classes, seal) {
	let { bytes: sealed } = seal;
	if (classes.length !== 0) {
		if (seal.text !== "ascii") for (let occurrences of classes) {
			let others = classes.filter((other) => other !== occurrences);
			for (let rest of others.length > 0 ? [others, []] : [[]]) {
				let plain = rest.map(({ kind }) => kind.plain[0]), undone = rest.reduce((sum, other, at) => sum + classGain(other, plain[at]), found.length), fitting = occurrences.kind.plain.filter((text) => mayBePart(sealed, undone, occurrences, text)), always = fitting.length === 0 ? [] : allReplacements(rest, plain);
				for (let text of fitting) yield* partly(found, replacementsFor$1(occurrences, text), always, sealed, (part, of) => ({
					count: part + always.length,
					detail: () => `${describe$1([occurrences, ...rest], [text, ...plain])} (${part} of ${of})`
				}));
			}
		}
		yield* eachOnItsOwn(found, classes, sealed, seal);
	}
}
function* eachOnItsOwn(found, classes, sealed, seal) {
	let ways = classes.map((occurrences) => ({
		occurrences,
		options: optionsOf(occurrences.kind.plain, seal).slice(0, 3)
	}));
	if (ways.reduce((all, { occurrences, options }) => all * options.length ** occurrences.places.length, 1) > (sealed === void 0 ? 512 : MAX_COMBINATIONS$3)) return;
	let only = ways.filter(({ options }) => options.length < 2).map(({ occurrences }) => occurrences), always = allReplacements(only, only.map(({ kind }) => kind.plain[0])), places = ways.filter(({ options }) => options.length > 1).flatMap(({ occurrences: { places: all, widths }, options }) => Array.from(all, (offset, n) => ({
		offset,
		width: widths[n] ?? 0,
		options
	}))).sort((a, b) => a.offset - b.offset);
	if (places.length + always.length < 2) return;
	let alwaysGain = gainOf(always);
	for (let choice of assignments(places.map(({ options }) => options.length), MAX_COMBINATIONS$3)) {
		let chosen = [];
		for (let [at, { offset, width, options }] of places.entries()) {
			let text = options[choice[at] ?? 0];
			text !== void 0 && chosen.push({
				offset,
				width,
				text
			});
		}
		let count = chosen.length + always.length, length = found.length + gainOf(chosen) + alwaysGain;
		count === 0 || sealed !== void 0 && length !== sealed || (yield {
			length,
			make: () => replaceAt(found.bytes, merged(chosen, always)),
			count,
			detail: () => `${classes.map(namesOf$1).join(", ")} for plain text`,
			last: !0
		});
	}
}
function optionsOf(plain, seal) {
	return seal.text === "ascii" ? plain : [
		...plain.slice(0, 2),
		void 0,
		...plain.slice(2)
	];
}
function mayBePart(sealed, undone, { places, widths }, text) {
	if (sealed === void 0) return places.length <= 1e4;
	let wanted = sealed - undone, step = text.length - (widths[0] ?? 0);
	return step === 0 ? wanted === 0 : Number.isInteger(wanted / step) && wanted / step > 0 && wanted / step < places.length;
}
function classGain({ places, bytes }, option) {
	return option === void 0 ? 0 : places.length * option.length - bytes;
}
function allReplacements(classes, chosen) {
	return classes.reduce((all, occurrences, at) => {
		let text = chosen[at];
		return text === void 0 ? all : merged(replacementsFor$1(occurrences, text), all);
	}, []);
}
function describe$1(classes, chosen) {
	let parts = classes.flatMap((occurrences, at) => {
		let text = chosen[at];
		return text === void 0 ? [] : [`${namesOf$1(occurrences)}${text === "" ? "" : ` for "${text}"`}`];
	}), shown = parts.slice(0, 3).join("; ");
	return parts.length > 3 ? `${shown}; and ${parts.length - 3} kinds more` : shown;
}
// src/drift/encodings/multi-byte.ts
const MULTI_BYTE = [
	{
		name: "Shift_JIS",
		label: "shift_jis",
		lead: [129, 252],
		trail: [64, 252]
	},
	{
		name: "GB18030",
		label: "gb18030",
		lead: [129, 254],
		trail: [64, 254]
	},
	{
		name: "Big5",
		label: "big5",
		lead: [129, 254],
		trail: [64, 254]
	},
	{
		name: "EUC-KR",
		label: "euc-kr",
		lead: [129, 254],
		trail: [65, 254]
	},
	{
		name: "EUC-JP",
		label: "euc-jp",
		lead: [142, 254],
		trail: [161, 254]
	}
];
function hasEastAsian(text) {
	return /[\u3000-\u9fff\uac00-\ud7af\uff61-\uff9f]/.test(text);
}
function decodeMultiByte({ label }, bytes) {
	try {
		let text = new TextDecoder(label, {
			fatal: !0,
			ignoreBOM: !0
		}).decode(bytes);
		return text.includes("�") ? void 0 : text;
	} catch {
		return;
	}
}
const encoders$1 = /* @__PURE__ */ new Map();
function codeIn({ basic, beyond }, codePoint) {
	return codePoint > 65535 ? beyond.get(codePoint) : basic[codePoint] || void 0;
}
function encodeMultiByte(encoding, text) {
	let codes = encoders$1.get(encoding.label) ?? encoderOf(encoding);
	encoders$1.set(encoding.label, codes);
	let out = node_buffer.Buffer.allocUnsafe(text.length * 4), to = 0;
	for (let character of text) {
		let codePoint = character.codePointAt(0) ?? 0, code = codePoint < 128 ? codePoint : codeIn(codes, codePoint) ?? fourBytes(encoding, codePoint);
		if (code === void 0) return;
		code > 65535 ? to = out.writeUInt32BE(code, to) : code > 255 ? to = out.writeUInt16BE(code, to) : out[to++] = code;
	}
	return out.subarray(0, to);
}
function encoderOf({ label, lead, trail }) {
	let codes = [];
	for (let byte = 128; byte < 256; byte++) codes.push(byte);
	for (let first = lead[0]; first <= lead[1]; first++) for (let second = trail[0]; second <= trail[1]; second++) codes.push(first * 256 + second);
	return turnedRound(label, codes);
}
function turnedRound(label, codes) {
	let bytes = node_buffer.Buffer.allocUnsafe(codes.length * 5), end = 0;
	for (let code of codes) {
		let width = code > 65535 ? 4 : code > 255 ? 2 : 1;
		for (let shift = width - 1; shift >= 0; shift--) bytes[end++] = code >>> shift * 8;
		bytes[end++] = 10;
	}
	let text = new TextDecoder(label).decode(bytes.subarray(0, end)), basic = /* @__PURE__ */ new Uint32Array(65536), beyond = /* @__PURE__ */ new Map(), at = 0;
	for (let code of codes) {
		let codePoint = text.codePointAt(at) ?? 65533, behind = at + (codePoint > 65535 ? 2 : 1), single = text.charCodeAt(behind) === 10;
		single && codePoint > 65535 ? beyond.has(codePoint) || beyond.set(codePoint, code) : single && codePoint > 127 && codePoint !== 65533 && basic[codePoint] === 0 && (basic[codePoint] = code), at = single ? behind + 1 : text.indexOf("\n", at) + 1;
	}
	return {
		basic,
		beyond
	};
}
let basicPlane;
function fourBytes({ label }, codePoint) {
	if (label === "gb18030") return codePoint > 65535 ? fourByteCode(144, codePoint - 65536) : (basicPlane ??= fourByteTable(), codeIn(basicPlane, codePoint));
}
function fourByteTable() {
	return turnedRound("gb18030", Array.from({ length: 39420 }, (_, index) => fourByteCode(129, index)));
}
function fourByteCode(first, index) {
	let fourth = 48 + index % 10, third = 129 + Math.floor(index / 10) % 126, second = 48 + Math.floor(index / 1260) % 10;
	return (((first + Math.floor(index / 12600)) * 256 + second) * 256 + third) * 256 + fourth;
}
// src/drift/encodings/single-byte.ts
const BOXES = "░▒▓│┤", IBM437 = `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»${BOXES}╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ `, IBM850 = `ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»${BOXES}ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´­±‗¾¶§÷¸°¨·¹³²■ `, LATIN_1 = Array.from({ length: 128 }, (_, at) => String.fromCharCode(128 + at)).join(""), LABELS = [
	"macintosh",
	"windows-1250",
	"windows-1251",
	"windows-1253",
	"windows-1254",
	"windows-1255",
	"windows-1256",
	"windows-1257",
	"windows-1258",
	"windows-874",
	"koi8-r",
	"koi8-u",
	"ibm866",
	"iso-8859-2",
	"iso-8859-5",
	"iso-8859-7",
	"iso-8859-8",
	"iso-8859-15"
];
let tables$1;
function singleByteEncodings() {
	return tables$1 ??= [
		tableOf("windows-1252", "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ" + LATIN_1.slice(32)),
		tableOf("ISO-8859-1", LATIN_1),
		tableOf("IBM850", IBM850),
		tableOf("IBM437", IBM437),
		...LABELS.flatMap((label) => fromPlatform(label))
	], tables$1;
}
function utf8Length({ codePoints }, histogram) {
	let length = 0;
	for (let byte = 0; byte < 256; byte++) {
		let count = histogram[byte] ?? 0;
		if (count === 0) continue;
		let codePoint = codePoints[byte] ?? -1;
		if (codePoint < 0) return;
		length += count * (codePoint < 128 ? 1 : codePoint < 2048 ? 2 : 3);
	}
	return length;
}
function decodeSingleByte({ codePoints }, bytes) {
	let units = new Uint16Array(bytes.length);
	for (let at = 0; at < bytes.length; at++) units[at] = codePoints[bytes[at] ?? 0] ?? 0;
	return node_buffer.Buffer.from(node_buffer.Buffer.from(units.buffer).toString("utf16le"));
}
function encodeSingleByte({ byteOf }, text) {
	let out = node_buffer.Buffer.allocUnsafe(text.length);
	for (let at = 0; at < text.length; at++) {
		let unit = text.charCodeAt(at), byte = unit < 128 ? unit : byteOf.get(unit);
		if (byte === void 0) return;
		out[at] = byte;
	}
	return out;
}
function encodeUtf8({ byteOf }, utf8) {
	let out = node_buffer.Buffer.allocUnsafe(utf8.length), to = 0;
	for (let at = 0; at < utf8.length; at++) {
		let lead = utf8[at] ?? 0;
		if (lead < 128) {
			out[to++] = lead;
			continue;
		}
		if (lead >= 240) return;
		let second = (utf8[++at] ?? 0) & 63, codePoint = lead < 224 ? (lead & 31) << 6 | second : (lead & 15) << 12 | second << 6 | (utf8[++at] ?? 0) & 63, byte = byteOf.get(codePoint);
		if (byte === void 0) return;
		out[to++] = byte;
	}
	return out.subarray(0, to);
}
function histogramOf(bytes) {
	let histogram = /* @__PURE__ */ new Uint32Array(256);
	for (let at = 0; at < bytes.length; at++) {
		let byte = bytes[at] ?? 0;
		histogram[byte] = (histogram[byte] ?? 0) + 1;
	}
	return histogram;
}
function fromPlatform(label) {
	let upper = node_buffer.Buffer.from(Array.from({ length: 128 }, (_, at) => 128 + at));
	try {
		return [tableOf(label, new TextDecoder(label).decode(upper))];
	} catch {
		return [];
	}
}
function tableOf(name, upper) {
	let codePoints = /* @__PURE__ */ new Int32Array(256), byteOf = /* @__PURE__ */ new Map();
	for (let byte = 0; byte < 256; byte++) {
		let unit = byte < 128 ? byte : upper.charCodeAt(byte - 128);
		codePoints[byte] = unit === 65533 ? -1 : unit, byte >= 128 && unit !== 65533 && !byteOf.has(unit) && byteOf.set(unit, byte);
	}
	return {
		name,
		codePoints,
		byteOf
	};
}
// src/drift/inverses/mojibake.ts
const mojibake = {
	cause: "mojibake",
	stage: "text",
	*undo(found, seal) {
		if (!found.isUtf8 || found.isAscii || found.length > 67108864 || (seal.bytes ?? 0) >= found.length || survey(found).counts.size < 2) return;
		let { text } = found;
		if (text === void 0) return;
		let candidates = encoders(sampleOf(survey(found))), runs = candidates.length === 0 ? [] : sampleRuns(text);
		for (let { name, encode, sample } of candidates) {
			if (!runs.slice(0, sample).some((run) => soundBytes(run, encode) !== void 0)) continue;
			let garbled = text;
			for (let times = 1; times <= 3 && garbled !== void 0; times++) {
				let bytes = undoOnce(garbled, encode);
				if (garbled = bytes?.toString("utf8"), bytes === void 0) break;
				let cause = {
					detail: `UTF-8 read as ${name}${times === 1 ? "" : `, ${times} times`}`,
					weight: 2,
					...times > 1 && { count: times }
				};
				yield {
					length: bytes.length,
					make: () => bytes,
					...cause
				}, seal.bom !== !0 && new Content(bytes).bom && (yield {
					length: bytes.length - 3,
					make: () => bytes.subarray(3),
					before: { code: "bom-added" },
					...cause
				});
			}
		}
	}
};
function undoOnce(text, encode) {
	let whole = soundBytes(text, encode);
	if (whole !== void 0) return whole;
	let changed = !1, repaired = text.replace(/[^\x00-\x7f]+/g, (run) => {
		let bytes = soundBytes(run, encode);
		return bytes === void 0 ? run : (changed = !0, bytes.toString("utf8"));
	});
	return changed ? node_buffer.Buffer.from(repaired) : void 0;
}
function soundBytes(text, encode) {
	let bytes = encode(text);
	return bytes !== void 0 && bytes.length < node_buffer.Buffer.byteLength(text) && (0, node_buffer.isUtf8)(bytes) ? bytes : void 0;
}
function sampleRuns(text) {
	let runs = /* @__PURE__ */ new Set(), seen = 0;
	for (let [run] of text.matchAll(/[^\x00-\x7f]+/g)) if (runs.add(run), runs.size >= 100 || ++seen >= 5e3) break;
	return [...runs];
}
function encoders(distinct) {
	return [...singleByteEncodings().filter(({ byteOf }) => {
		let bytes = Array.from(distinct, (character) => byteOf.get(character.codePointAt(0) ?? 0) ?? 0);
		return bytes.some((byte) => byte >= 194 && byte < 245) && bytes.some((byte) => byte >= 128 && byte < 192);
	}).map((encoding) => ({
		name: encoding.name,
		encode: (text) => encodeSingleByte(encoding, text),
		sample: 100
	})), ...(hasEastAsian(distinct) ? MULTI_BYTE : []).map((encoding) => ({
		name: encoding.name,
		encode: (text) => encodeMultiByte(encoding, text),
		sample: 3
	}))];
}
// src/drift/json/reader.ts
const SPACE$1 = /[ \t\n\r]*/y, SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
function readJson(latin1) {
	let reader = new Reader(latin1), values = [];
	for (reader.space(); !reader.ended;) {
		let value = reader.value(0);
		if (value === void 0 || (values.push(value), !reader.space().includes("\n") && !reader.ended)) return;
	}
	return values.length > 0 ? values : void 0;
}
function jsonBreaksOff(latin1) {
	let reader = new Reader(latin1);
	return reader.space(), reader.ended || reader.value(0) !== void 0 ? !1 : (reader.space(), reader.ended);
}
function escapeWidth(text, at) {
	let kind = text[at + 1] ?? "";
	return kind === "u" ? /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0 : kind !== "" && "\"\\/bfnrt".includes(kind) ? 2 : 0;
}
var Reader = class {
	#text;
	#at = 0;
	constructor(text) {
		this.#text = text;
	}
	get ended() {
		return this.#at >= this.#text.length;
	}
	space() {
		return this.#match(SPACE$1) ?? "";
	}
	value(depth) {
		let first = this.#text.charCodeAt(this.#at);
		return first === 34 ? this.#string() : first === 123 || first === 91 ? (this.#at++, depth < 200 ? this.#container(first === 123, depth + 1) : void 0) : this.#match(SCALAR);
	}
	#container(isObject, depth) {
		let close = isObject ? "}" : "]", keys = [], items = [];
		if (this.space(), !this.#take(close)) {
			do {
				if (this.space(), isObject) {
					let key = this.#string();
					if (key === void 0 || (this.space(), !this.#take(":"))) return;
					keys.push(key), this.space();
				}
				let item = this.value(depth);
				if (item === void 0) return;
				items.push(item), this.space();
			} while (this.#take(","));
			if (!this.#take(close)) return;
		}
		return isObject ? {
			kind: "object",
			keys,
			items
		} : {
			kind: "array",
			items
		};
	}
	#string() {
		let text = this.#text, at = this.#at + 1;
		if (text.charCodeAt(this.#at) !== 34) return;
		for (let unit = text.charCodeAt(at); unit !== 34; unit = text.charCodeAt(at)) {
			if (!(unit >= 32)) return this.#fail(at);
			if (unit !== 92) at++;
			else {
				let width = escapeWidth(text, at);
				if (width === 0) return this.#fail(at);
				at += width;
			}
		}
		let token = text.slice(this.#at, at + 1);
		return this.#at = at + 1, token;
	}
	#fail(at) {
		this.#at = at;
	}
	#take(character) {
		return this.#text[this.#at] === character && (this.#at++, !0);
	}
	#match(pattern) {
		pattern.lastIndex = this.#at;
		let token = pattern.exec(this.#text)?.[0];
		return token !== void 0 && (this.#at += token.length), token;
	}
};
// src/drift/json/escapes.ts
const KEPT = {
	wide: "kept",
	slash: "kept",
	html: "kept"
}, WIDE = [
	"kept",
	"raw",
	"lower",
	"jq",
	"go",
	"upper"
], SLASH = [
	"kept",
	"plain",
	"escaped"
], HTML$1 = [
	"kept",
	"plain",
	"lower",
	"upper"
], STYLES = WIDE.flatMap((wide) => SLASH.flatMap((slash) => HTML$1.map((html) => ({
	wide,
	slash,
	html
})))).filter((style) => rulesOf(style) > 0).sort((a, b) => rulesOf(a) - rulesOf(b) || Number(a.wide === "kept") - Number(b.wide === "kept")), WRITER_STYLES = [
	{
		wide: "raw",
		slash: "plain",
		html: "plain"
	},
	{
		wide: "lower",
		slash: "plain",
		html: "plain"
	},
	{
		wide: "jq",
		slash: "plain",
		html: "plain"
	},
	{
		wide: "go",
		slash: "plain",
		html: "lower"
	},
	{
		wide: "go",
		slash: "plain",
		html: "plain"
	},
	{
		wide: "lower",
		slash: "escaped",
		html: "plain"
	},
	{
		wide: "raw",
		slash: "escaped",
		html: "plain"
	},
	{
		wide: "upper",
		slash: "plain",
		html: "upper"
	}
], PART = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]|[\x7f-\xff]+|[/<>&]/g;
function respell(latin1, style) {
	return latin1.replace(PART, (part) => spell(part, style));
}
function changesOf(latin1) {
	let none = () => ({
		gain: 0,
		count: 0
	}), changes = {
		wide: {
			kept: none(),
			raw: none(),
			lower: none(),
			upper: none(),
			jq: none(),
			go: none()
		},
		slash: {
			kept: none(),
			plain: none(),
			escaped: none()
		},
		html: {
			kept: none(),
			plain: none(),
			lower: none(),
			upper: none()
		}
	};
	for (let [part, times] of distinctParts(latin1)) {
		let characters = part[0] === "\\" ? 1 : charactersIn$1(part), note = (change, spelled) => {
			change.gain += (spelled.length - part.length) * times, spelled !== part && (change.count += characters * times);
		};
		for (let wide of WIDE) note(changes.wide[wide], spell(part, {
			...KEPT,
			wide
		}));
		for (let slash of SLASH) note(changes.slash[slash], spell(part, {
			...KEPT,
			slash
		}));
		for (let html of HTML$1) note(changes.html[html], spell(part, {
			...KEPT,
			html
		}));
	}
	return changes;
}
function distinctParts(latin1) {
	let parts = /* @__PURE__ */ new Map();
	for (let part of latin1.match(PART) ?? []) parts.set(part, (parts.get(part) ?? 0) + 1);
	return parts;
}
function spell(part, style) {
	return part === "/" ? style.slash === "escaped" ? "\\/" : part : part === "\\/" ? style.slash === "plain" ? "/" : part : part.startsWith("\\u") ? spellEscape(part, style) : part[0] === "\\" ? part : part.charCodeAt(0) > 126 ? spellRaw(part, style.wide) : style.html === "kept" || style.html === "plain" ? part : hexEscape(part.charCodeAt(0), style.html);
}
const SEPARATORS$1 = /\xe2\x80([\xa8\xa9])/g;
function spellRaw(part, wide) {
	if (wide === "kept" || wide === "raw") return part;
	if (wide === "jq") return part.replaceAll("", "\\u007f");
	if (wide === "go") return part.replace(SEPARATORS$1, (_, last) => last === "¨" ? "\\u2028" : "\\u2029");
	let text = node_buffer.Buffer.from(part, "latin1").toString("utf8"), spelled = "";
	for (let unit = 0; unit < text.length; unit++) spelled += hexEscape(text.charCodeAt(unit), wide);
	return spelled;
}
function spellEscape(part, style) {
	let unit = Number.parseInt(part.slice(2, 6), 16), rule = unit > 126 ? style.wide : style.html;
	if (rule === "kept" || unit < 32 || unit === 34 || unit === 92) return part;
	if (rule === "lower" || rule === "jq" && unit === 127 || rule === "go" && (unit === 8232 || unit === 8233)) return part.toLowerCase();
	if (rule === "upper") return part.toUpperCase().replaceAll("\\U", "\\u");
	if (part.length === 6 && unit >= 55296 && unit <= 57343) return part;
	let text = String.fromCharCode(unit, ...part.length > 6 ? [Number.parseInt(part.slice(8), 16)] : []);
	return node_buffer.Buffer.from(text).toString("latin1");
}
function charactersIn$1(raw) {
	let count = 0;
	for (let at = 0; at < raw.length; at++) (raw.charCodeAt(at) & 192) != 128 && count++;
	return count;
}
function hexEscape(unit, form) {
	let hex = unit.toString(16).padStart(4, "0");
	return `\\u${form === "lower" ? hex : hex.toUpperCase()}`;
}
function rulesOf(style) {
	return Number(style.wide !== "kept") + Number(style.slash !== "kept") + Number(style.html !== "kept");
}
// src/drift/json/layout.ts
const indented$1 = (indent, shown) => [{
	indent,
	comma: ",",
	colon: ": ",
	name: `indented by ${shown} (JSON.stringify, json.dumps, jq)`
}, {
	indent,
	comma: ",",
	colon: ":",
	name: `indented by ${shown}, no space behind the colon (json.dumps with separators)`
}], spacedIndented = (indent, shown) => ({
	indent,
	comma: ", ",
	colon: ": ",
	name: `indented by ${shown}, a space behind the comma (Python 2)`
}), widelyIndented = (indent, shown) => ({
	indent,
	comma: ",",
	colon: " : ",
	name: `indented by ${shown}, a space on each side of the colon`
}), UNITS = [
	["  ", "2 spaces"],
	["    ", "4 spaces"],
	["	", "a tab"],
	[" ", "1 space"],
	["   ", "3 spaces"],
	["        ", "8 spaces"],
	["", "nothing"]
], LAYOUTS = [
	{
		indent: void 0,
		comma: ",",
		colon: ":",
		name: "compact (JSON.stringify, jq -c)"
	},
	{
		indent: void 0,
		comma: ", ",
		colon: ": ",
		name: "on one line with spaces (json.dumps)"
	},
	...UNITS.flatMap(([unit, shown]) => indented$1(unit, shown)),
	{
		indent: void 0,
		comma: ", ",
		colon: ":",
		name: "on one line, a space behind the comma"
	},
	{
		indent: void 0,
		comma: ",",
		colon: ": ",
		name: "on one line, a space behind the colon"
	},
	...UNITS.map(([unit, shown]) => spacedIndented(unit, shown)),
	...UNITS.slice(0, 2).map(([unit, shown]) => widelyIndented(unit, shown))
];
function shapeOf(node) {
	let shape = {
		tokens: 0,
		commas: 0,
		colons: 0,
		breaks: 0,
		units: 0
	}, walk = (value, depth) => {
		if (typeof value == "string") {
			shape.tokens += value.length;
			return;
		}
		let { items } = value;
		if (shape.tokens += 2, items.length !== 0) {
			if (shape.commas += items.length - 1, shape.breaks += items.length + 1, shape.units += items.length * (depth + 1) + depth, value.kind === "object") {
				shape.colons += items.length;
				for (let key of value.keys) shape.tokens += key.length;
			}
			for (let item of items) walk(item, depth + 1);
		}
	};
	return walk(node, 0), shape;
}
function writtenLength(shape, layout, lineEnd) {
	let line = shape.tokens + shape.commas * layout.comma.length + shape.colons * layout.colon.length;
	return layout.indent === void 0 ? line : line + shape.breaks * lineEnd.length + shape.units * layout.indent.length;
}
function writeJson(node, layout, lineEnd) {
	let breaks = [], breakLine = (depth) => layout.indent === void 0 ? "" : (breaks[depth] ??= lineEnd + layout.indent.repeat(depth), breaks[depth]), out = "", write = (value, depth) => {
		if (typeof value == "string") {
			out += value;
			return;
		}
		let { kind, items } = value;
		if (items.length === 0) {
			out += kind === "object" ? "{}" : "[]";
			return;
		}
		let comma = layout.comma + breakLine(depth + 1);
		out += (kind === "object" ? "{" : "[") + breakLine(depth + 1);
		for (let at = 0; at < items.length; at++) at > 0 && (out += comma), kind === "object" && (out += (value.keys[at] ?? "") + layout.colon), write(items[at] ?? "", depth + 1);
		out += breakLine(depth) + (kind === "object" ? "}" : "]");
	};
	return write(node, 0), out;
}
function sortKeys(node) {
	if (typeof node == "string") return node;
	let items = node.items.map(sortKeys);
	if (node.kind === "array") return {
		kind: "array",
		items
	};
	let order = node.keys.map((key, at) => ({
		key,
		item: items[at] ?? "",
		sort: sortText(key)
	})).sort((a, b) => a.sort < b.sort ? -1 : +(a.sort > b.sort));
	return {
		kind: "object",
		keys: order.map((entry) => entry.key),
		items: order.map((entry) => entry.item)
	};
}
function keysSorted(node) {
	if (typeof node == "string") return !0;
	if (!node.items.every(keysSorted)) return !1;
	if (node.kind === "array") return !0;
	let texts = node.keys.map(sortText);
	return texts.every((text, at) => at === 0 || (texts[at - 1] ?? "") <= text);
}
function sortText(key) {
	if (!key.includes("\\")) return key.slice(1, -1);
	let parsed = JSON.parse(node_buffer.Buffer.from(key, "latin1").toString("utf8"));
	return typeof parsed == "string" ? node_buffer.Buffer.from(parsed).toString("latin1") : key;
}
// src/drift/json/text.ts
const perContent$7 = /* @__PURE__ */ new WeakMap();
function jsonText(found) {
	if (perContent$7.has(found)) return perContent$7.get(found);
	let json = parse$1(found);
	return perContent$7.set(found, json), json;
}
var JsonText = class {
	latin1;
	lineEnd;
	#nodes;
	#shapes;
	#pretty = /* @__PURE__ */ new Map();
	#changes;
	#isSorted;
	#styled;
	#layout;
	constructor(content, nodes) {
		this.latin1 = content.latin1, this.lineEnd = content.lineEnd, this.#nodes = nodes, this.#shapes = nodes.map(shapeOf);
	}
	respelling(style) {
		let { wide, slash, html } = this.#changesOf();
		return [
			wide[style.wide],
			slash[style.slash],
			html[style.html]
		].reduce((sum, { gain, count }) => ({
			gain: sum.gain + gain,
			count: sum.count + count
		}));
	}
	effective(style) {
		let { wide, slash, html } = this.#changesOf(), asRaw = (style.wide === "jq" || style.wide === "go") && wide[style.wide].gain === wide.raw.gain;
		return {
			wide: wide[style.wide].count === 0 ? "kept" : asRaw ? "raw" : style.wide,
			slash: slash[style.slash].count > 0 ? style.slash : "kept",
			html: html[style.html].count > 0 ? style.html : "kept"
		};
	}
	respelled(style) {
		return respell(this.latin1, style);
	}
	get isSorted() {
		return this.#isSorted ??= this.#nodes.every(keysSorted), this.#isSorted;
	}
	get layout() {
		if (this.#layout === void 0) {
			let text = this.latin1.trimEnd(), same = (layout) => this.lengthIn(layout) === text.length && this.write(layout, KEPT, !1) === text;
			this.#layout = LAYOUTS.find(same) ?? "unknown";
		}
		return this.#layout === "unknown" ? void 0 : this.#layout;
	}
	lengthIn(layout) {
		return this.#shapes.reduce((sum, shape) => sum + writtenLength(shape, layout, this.lineEnd), 0) + (this.#shapes.length - 1) * this.lineEnd.length;
	}
	pretty(writer) {
		let known = this.#pretty.get(writer) ?? this.#nodes.map((node) => writer.write(node, this.lineEnd)).join(this.lineEnd);
		return this.#pretty.set(writer, known), known;
	}
	write(layout, style, sorted) {
		return this.#in(style, sorted).map((node) => writeJson(node, layout, this.lineEnd)).join(this.lineEnd);
	}
	#in(style, sorted) {
		if (this.#styled?.style !== style) {
			let plain = style === KEPT ? this.#nodes : this.#nodes.map((node) => respellNode(node, style));
			this.#styled = {
				style,
				plain
			};
		}
		return sorted ? (this.#styled.sorted ??= this.#styled.plain.map(sortKeys), this.#styled.sorted) : this.#styled.plain;
	}
	#changesOf() {
		return this.#changes ??= changesOf(this.latin1), this.#changes;
	}
};
function respellNode(node, style) {
	if (typeof node == "string") return node.startsWith("\"") ? respell(node, style) : node;
	let items = node.items.map((item) => respellNode(item, style));
	return node.kind === "array" ? {
		kind: "array",
		items
	} : {
		kind: "object",
		keys: node.keys.map((key) => respell(key, style)),
		items
	};
}
function parse$1(found) {
	if (found.length > 67108864 || !/^\s*[[{"]/.test(found.bytes.toString("latin1", 0, 64)) || !found.isUtf8) return;
	let nodes = readJson(found.latin1);
	return nodes === void 0 ? void 0 : new JsonText(found, nodes);
}
// src/drift/lfs-pointer.ts
const POINTER = /^version https?:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\r?\nsize (\d{1,15})\r?\n?$/;
function readPointer(found) {
	if (!(found.length > 1024)) return parse(found.bom ? found.latin1.slice(3) : found.latin1);
}
function parse(latin1) {
	let [, oid, size] = POINTER.exec(latin1) ?? [];
	return oid === void 0 ? void 0 : {
		oid,
		size: Number(size)
	};
}
function namesSealed(pointer, seal) {
	return pointer.oid === seal.digests.sha256 && (seal.bytes === void 0 || seal.bytes === pointer.size);
}
function namesOther({ oid, size }, { digests, bytes }) {
	return digests.sha256 !== void 0 && digests.sha256 !== oid || bytes !== void 0 && bytes !== size;
}
function pointersInConflict(found) {
	if (found.length > 4096 || !found.bytes.includes("<<<<<<< ") || !found.bytes.includes("spec/v1")) return [];
	let lines = (found.bom ? found.latin1.slice(3) : found.latin1).split(/(?<=\n)/), sides = [
		"",
		"",
		""
	], side;
	for (let line of lines) if (line.startsWith("<<<<<<< ")) side = 0;
	else if (line.startsWith("||||||| ") && side === 0) side = 1;
	else if (/^=======\r?\n$/.test(line) && side !== void 0) side = 2;
	else if (line.startsWith(">>>>>>> ")) side = void 0;
	else for (let at of side === void 0 ? [
		0,
		1,
		2
	] : [side]) sides[at] += line;
	return sides.flatMap((text) => parse(text) ?? []);
}
// src/drift/link-path.ts
const MAX_LINK_BYTES = 4096, NAME = "[\\w@+-][\\w@.+-]*", WITH_FOLDERS = RegExp(`^(?:/|(?:\\.{1,2}/)*)${NAME}(?:/${NAME})+$|^(?:\\.{1,2}/)+${NAME}$`), SIBLING = RegExp(`^${NAME}$`);
function isLinkPath(seal, found) {
	if (found.length === 0 || found.length > MAX_LINK_BYTES) return !1;
	let path = found.latin1, isNamedAlike = namedAlike(seal.path, path);
	return !WITH_FOLDERS.test(path) && !(SIBLING.test(path) && isNamedAlike) ? !1 : seal.bytes === void 0 ? seal.eol === void 0 ? isNamedAlike : seal.eol !== "none" : seal.bytes <= found.length + 2 ? !1 : seal.eol === void 0 || seal.eol === "none" ? seal.bytes > 4 * found.length : !0;
}
function isPathAlone({ length, latin1 }) {
	let path = length > MAX_LINK_BYTES ? "" : latin1.trim();
	return WITH_FOLDERS.test(path) || SIBLING.test(path);
}
function namedAlike(sealed, path) {
	let [name, other] = [baseName(sealed), baseName(path)];
	if (name === other) return path !== other;
	let extension = /\.[A-Za-z][\w]{0,15}$/.exec(name)?.[0];
	return extension !== void 0 && other.endsWith(extension) || other.startsWith(`${name}.`) || other.startsWith(`${name}-`);
}
function baseName(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
// src/drift/page-kind.ts
const TEXT_PATH = /\.(?:sql|json|jsonl|ndjson|csv|tsv|ya?ml|toml|ini|cfg|conf|env|properties|sh|bash|py|rb|pl|js|mjs|cjs|ts|tsx|css|c|h|cc|cpp|hpp|go|rs|java|kt|cs|swift|sum|lock|log|diff|patch|pem|crt|sha256|sha512|md|rst|txt|adoc|tex)$/i, HTML_PATH = /\.(?:x?html?|xht|shtml|php|phtml|jsp|aspx?|erb|ejs|hbs|mustache|twig|liquid|njk|vue|svelte|mdx?|markdown|te?mpl|tpl|j2)$/i, PROSE_PATH = /\.(?:log|md|rst|txt|adoc|tex)$/i, JSON_PATH = /\.(?:json|jsonl|ndjson|ipynb|map|webmanifest|geojson|har)$/i, XML_PATH$1 = /\.(?:xml|xsd|xslt?|plist|rss|atom|gpx|kml|wsdl|svg)$/i;
function pageInPlace(seal, found, isBinary) {
	let page = pageOf(found);
	if (page !== void 0) return isBinary || isOther(page, seal, found) ? page.name : void 0;
}
function isOther({ name, family }, { path, bytes }, found) {
	if (HTML_PATH.test(path)) return !1;
	let wasLonger = bytes !== void 0 && bytes >= MIN_TIMES * found.length;
	return family === "html" ? name === HTML_ERROR || TEXT_PATH.test(path) : family === "xml" ? wasLonger || !XML_PATH$1.test(path) : family === "json" ? wasLonger || !JSON_PATH.test(path) : family === "text" && wasLonger || TEXT_PATH.test(path) && !PROSE_PATH.test(path);
}
const MIN_TIMES = 4, HTML_ERROR = "an HTML error page", HTML = /^(?:<\?xml[^>]{0,200}\?>\s{0,9})?(?:<!--[\s\S]{0,1000}?-->\s{0,9}){0,3}(?:<!DOCTYPE html|<html[\s>]|<head[\s>])/i, ERROR_TITLE = /<title>[^<]{0,200}(?:\b[45]\d\d\b|error|not found|forbidden|denied|unavailable|bad gateway|sign in|log ?in|just a moment)/i, ERROR_WORDS = /not found|not allowed|not provided|bad credentials|forbidden|denied|unauthori[sz]ed|rate limit|expired|invalid|error|unknown|unavailable|requires authentication/i, SENTENCE = /^(?:(?:[45]\d\d:? )?(?:page not found|not found|forbidden|unauthorized|invalid request|bad request|bad gateway|gateway timeout|internal server error|service unavailable|too many requests|access denied)\.?|error code: \d{3,4}|no healthy upstream|upstream (?:connect error|request timeout)[^\n]*)\s*$/i;
function pageOf(found) {
	let head = found.bytes.toString("latin1", found.bom ? 3 : 0, 4096).trimStart();
	if (HTML.test(head)) return {
		name: ERROR_TITLE.test(head) ? HTML_ERROR : "an HTML page",
		family: "html"
	};
	if (/^(?:<\?xml[^>]{0,100}\?>\s*)?<(?:Error|ErrorResponse)[\s>]/.test(head)) return {
		name: "the error of a storage service",
		family: "xml"
	};
	let status = /^HTTP\/\d(?:\.\d)? (\d{3})[ \r\n]/.exec(head)?.[1];
	return status === void 0 ? found.length < 4096 && head.startsWith("{") && isError(found) ? {
		name: "the error of a service",
		family: "json"
	} : found.length < 200 && SENTENCE.test(head) ? {
		name: "the error of a service",
		family: "text"
	} : void 0 : {
		name: `an HTTP answer with its head, status ${status}`,
		family: "http"
	};
}
function isError({ text = "", bom }) {
	let value;
	try {
		value = JSON.parse(bom ? text.slice(1) : text);
	} catch {
		return !1;
	}
	if (typeof value != "object" || !value) return !1;
	let fields = new Map(Object.entries(value)), said = MESSAGES.flatMap((key) => fields.has(key) ? [valuesOf(fields.get(key))] : []).join(" ");
	return said !== "" && (ERROR_WORDS.test(said) || STATUSES.some((key) => /^[45]\d\d$/.test(String(fields.get(key)))));
}
const MESSAGES = [
	"message",
	"error",
	"errors",
	"error_description",
	"detail",
	"title",
	"fault",
	"reason"
], STATUSES = [
	"status",
	"statusCode",
	"code"
];
function valuesOf(value) {
	return typeof value == "object" && value ? Object.values(value).map(valuesOf).join(" ") : String(value);
}
// src/drift/inverses/inverse.ts
const STAGES = [
	"origin",
	"end-of-file",
	"whitespace",
	"text",
	"eol",
	"bom",
	"encoding"
];
// src/drift/search/chain.ts
function familyOf(code) {
	return code === "eol-mixed" || code === "cr-only" ? "crlf" : code === "json-reencoded" || code === "json-reformatted" ? "json" : code.replace(/-(?:added|removed|expanded|unexpanded|encoded|decoded)$/, "");
}
function detailOf$1({ detail }) {
	return typeof detail == "function" ? detail() : detail;
}
function undoneBy({ inverse: { cause: code, stage }, candidate }) {
	let { count, before } = candidate, detail = detailOf$1(candidate), cause = {
		code,
		...count !== void 0 && { count },
		...detail !== void 0 && { detail }
	};
	return before === void 0 ? [{
		cause,
		stage
	}] : [{
		cause,
		stage
	}, {
		cause: before,
		stage
	}];
}
function inOrderOfStages(undone) {
	return undone.toReversed().sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage)).map(({ cause }) => cause);
}
// src/drift/hints.ts
function hints(seal, found) {
	if (found.length === 0) return seal.bytes === 0 ? [] : [{ code: "emptied" }];
	let whole = wholeHint(seal, found);
	return whole.length > 0 ? whole : [
		...endHints(seal, found),
		...textHints(seal, found),
		...lineEndHints(seal, found),
		...encodingHints(seal, found)
	];
}
function wholeHint(seal, found) {
	let pointer = pointerHint(seal, found);
	if (pointer !== void 0) return pointer;
	let program = encryptedBy(found);
	if (program !== void 0 && isEncrypted(program, seal, isSealedText(seal) || isTextPath(seal), promisedKind(seal.path) !== void 0)) return [{
		code: "encrypted",
		detail: program.name
	}];
	let nul = nulHint(seal, found);
	if (nul !== void 0) return [{
		code: "nul-bytes",
		detail: nul
	}];
	let document = documentHint(seal, found);
	if (document !== void 0) return [document];
	let longer = found.length > (seal.bytes ?? Infinity);
	return seal.text === "binary" && promisedKind(seal.path)?.isCompressed === !0 && found.isText && longer ? [{ code: "decompressed" }] : isLinkPath(seal, found) ? [{
		code: "symlink-as-text",
		detail: "the content is the path of another file"
	}] : [];
}
function beginsAs(seal, found) {
	let program = encryptedBy(found);
	if (program !== void 0) return mayBeEncrypted(seal) ? void 0 : `the found bytes begin as those of ${program.name}`;
	let kind = documentKindOf(found);
	return kind?.isCompressed === !0 && promisedKind(seal.path) !== kind ? `the found bytes begin as ${kind.name}` : void 0;
}
function pointerHint(seal, found) {
	let pointer = readPointer(found);
	return pointer === void 0 ? pointersInConflict(found).length > 0 ? [{ code: "lfs-pointer" }, { code: "merge-conflict" }] : void 0 : namesOther(pointer, seal) ? seal.bytes === found.length ? void 0 : [{
		code: "lfs-pointer",
		detail: "a pointer to other content"
	}] : [{
		code: "lfs-pointer",
		...seal.bytes !== void 0 && { detail: "a pointer to content of the sealed length" }
	}];
}
function nulHint(seal, found) {
	if (!found.hasNul) return;
	let { bytes } = found, end = bytes.length;
	for (; end > 0 && bytes[end - 1] === 0;) end--;
	if (end === 0) return `nothing but NUL, ${bytes.length} bytes`;
	let run = bytes.length - end, kind = documentKindOf(found), isText = isSealedText(seal) && (0, node_buffer.isUtf8)(bytes.subarray(0, end).filter((byte) => byte !== 0)), isCut = kind?.isCut !== void 0 && kind === promisedKind(seal.path) && kind.isCut(bytes);
	if (run >= 16 && (isText || isCut)) return `nothing but NUL from byte ${end} on`;
	if (!isText) return;
	let from = bytes.indexOf(node_buffer.Buffer.alloc(16));
	if (from < 0) return;
	let to = from;
	for (; bytes[to] === 0;) to++;
	return `nothing but NUL from byte ${from} to byte ${to - 1}`;
}
function documentHint(seal, found) {
	let kind = documentKindOf(found), promised = promisedKind(seal.path);
	if (kind !== void 0) return (promised === void 0 ? isSealedText(seal) || isTextPath(seal) : promised !== kind) ? isOfficeDocument(found) ? {
		code: "another-document",
		detail: "a spreadsheet, text or presentation of an Office program"
	} : kind.isCompressed !== !0 || promised !== void 0 ? {
		code: "another-document",
		detail: kind.name
	} : {
		code: "compressed",
		detail: kind.isNotUnpacked === !0 ? `${kind.name}, which is not unpacked here` : kind.name
	} : void 0;
	let page = pageInPlace(seal, found, seal.text === "binary" || promised !== void 0);
	return page === void 0 ? void 0 : {
		code: "another-document",
		detail: page
	};
}
const OFFICE_MEMBERS = [
	"xl/workbook.xml",
	"word/document.xml",
	"ppt/presentation.xml",
	"mimetypeapplication/vnd.oasis.opendocument"
];
function isOfficeDocument(found) {
	return startsWith$1(found, "PK") && OFFICE_MEMBERS.some((name) => found.bytes.includes(name));
}
function isTextPath({ text, path }) {
	return text === void 0 && TEXT_PATH.test(path);
}
function isSealedText({ text }) {
	return text === "ascii" || text === "utf-8";
}
function encodingHints(seal, found) {
	return seal.text === void 0 || seal.text === "binary" ? found.bom && lengthFits(seal, found, 3, found.ends.crlf + 3) ? [{ code: "bom-added" }] : [] : startsWith$1(found, "ÿþ") ? [{
		code: "encoding-changed",
		detail: "the file begins with a UTF-16LE mark"
	}] : startsWith$1(found, "þÿ") ? [{
		code: "encoding-changed",
		detail: "the file begins with a UTF-16BE mark"
	}] : found.bom && seal.bom !== !0 ? [{ code: "bom-added" }] : !found.bom && seal.bom === !0 ? [{ code: "bom-removed" }] : seal.text === "ascii" && found.bytes.includes("�") ? [{
		code: "encoding-changed",
		detail: "U+FFFD REPLACEMENT CHARACTER stands for bytes that could not be read"
	}] : found.isUtf8 || found.hasNul || cutCharacter(found) ? [] : [{
		code: "encoding-changed",
		detail: "the text is not UTF-8 any more"
	}];
}
function lineEndHints(seal, found) {
	let { crlf, lf, cr } = found.ends;
	if (!found.isText || seal.text === "binary") return [];
	let mark = found.bom && seal.bom !== !0 ? 3 : 0, fits = (gain) => seal.bytes === void 0 || found.length - seal.bytes === gain + mark;
	return seal.eol === "lf" && crlf > 0 && fits(crlf) ? [lf === 0 ? {
		code: "crlf-added",
		count: crlf
	} : mixed(crlf, lf)] : seal.eol === "crlf" && lf > 0 && fits(-lf) ? [crlf === 0 ? {
		code: "crlf-removed",
		count: lf
	} : mixed(crlf, lf)] : cr > 0 && lf === 0 && crlf === 0 && (seal.eol === "lf" && fits(0) || seal.eol === "crlf" && fits(-cr)) ? [{
		code: "cr-only",
		count: cr
	}] : seal.eol !== void 0 || crlf === 0 || lf > 0 ? [] : lengthFits(seal, found, crlf, ...found.bom ? [crlf + 3] : []) ? [{
		code: "crlf-added",
		count: crlf
	}] : [];
}
function mixed(crlf, lf) {
	return {
		code: "eol-mixed",
		detail: `${crlf} lines end with CR LF, ${lf} with LF alone`
	};
}
const CONFLICT_MARKS = [
	/^<<<<<<< /m,
	/^=======\r?$/m,
	/^>>>>>>> /m
];
function textHints(seal, found) {
	let causes = [], longer = seal.bytes !== void 0 && found.length > seal.bytes;
	if (longer && CONFLICT_MARKS.every((mark) => mark.test(found.latin1)) && causes.push({ code: "merge-conflict" }), seal.text === "utf-8" && found.isAscii) {
		let escaped = jsonText(found)?.respelling({
			wide: "raw",
			slash: "kept",
			html: "kept"
		}).count ?? 0;
		escaped > 0 && causes.push({
			code: "json-reencoded",
			count: escaped,
			detail: "sealed characters over ASCII are now \\uXXXX"
		});
	}
	if (longer && [...mojibake.undo(found, seal)].some(({ length }) => length === seal.bytes) && causes.push({ code: "mojibake" }), seal.text !== "ascii" || found.isAscii) return causes;
	for (let candidate of unicodePunctuation.undo(found, seal)) {
		causes.push(...undoneBy({
			inverse: unicodePunctuation,
			candidate
		}).map(({ cause }) => cause));
		break;
	}
	return causes;
}
function endHints(seal, found) {
	if (seal.bytes === void 0 || seal.bytes <= found.length) return [];
	let where = cutShort$1(seal, found);
	return where === void 0 ? [] : [{
		code: "truncated",
		detail: `${seal.bytes - found.length} bytes shorter, and ${where}`
	}];
}
function cutShort$1(seal, found) {
	let kind = documentKindOf(found);
	if (kind !== void 0) return kind.isCut?.(found.bytes) === !0 ? `${kind.name.replace(/^an? /, "the ")} lacks its end` : void 0;
	if (seal.text !== "binary" && cutCharacter(found)) return "ends in the middle of a character";
	if (found.isUtf8) return pemBreaksOff(found) ? "the last PEM block has no end" : /^\s*[[{]/.test(found.bytes.toString("latin1", 0, 64)) ? jsonBreaksOff(found.latin1) ? "ends before the JSON does" : void 0 : (/\.(?:xml|svg|xsd|xslt?|plist|csproj|pom|gpx|kml|rss|xlf)$/i.test(seal.path) || startsWith$1(found, "<?xml")) && xmlBreaksOff(found) ? "ends before the XML does" : void 0;
}
function pemBreaksOff({ latin1 }) {
	let begin = latin1.lastIndexOf("-----BEGIN ");
	if (begin < 0 || begin > 0 && latin1[begin - 1] !== "\n") return !1;
	let [, label] = /^-----BEGIN ([A-Z0-9 ]{1,64})-----\r?\n(?:[A-Za-z0-9+/=]+\r?\n)/.exec(latin1.slice(begin, begin + 256)) ?? [];
	return label !== void 0 && !latin1.includes(`-----END ${label}-----`, begin);
}
function cutCharacter({ bytes }) {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		let byte = bytes[bytes.length - back] ?? 0;
		if ((byte & 192) != 128) return (byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 194 ? 2 : 1) > back && bytes.length > back && (0, node_buffer.isUtf8)(bytes.subarray(0, bytes.length - back));
	}
	return !1;
}
function startsWith$1({ bytes }, head) {
	return bytes.toString("latin1", 0, head.length) === head;
}
function lengthFits(seal, found, ...gains) {
	return seal.bytes !== void 0 && gains.includes(found.length - seal.bytes);
}
// src/drift/inverses/blank-lines.ts
const KINDS$2 = [
	{
		name: "where one is left",
		at: /(?<=\n\r?\n)(?!\r?\n)/g
	},
	{
		name: "behind headings",
		at: /(?<=^#{1,6} .*\n)(?!\r?\n)/gm
	},
	{
		name: "before headings",
		at: /(?<=[^\n]\r?\n)(?=#{1,6} )/g
	},
	{
		name: "before comments",
		at: /(?<=[^\n]\r?\n)(?=[ \t]*(?:#|--|\/\/|\/\*|;|<!--))/g
	},
	{
		name: "before lines that are not indented",
		at: /(?<=[^\n]\r?\n)(?=[^\s)\]}])/g
	},
	{
		name: "behind closing brackets",
		at: /(?<=^[)\]}]+[;,]?\r?\n)(?!\r?\n|$)/gm
	},
	{
		name: "behind statements",
		at: /(?<=;\r?\n)(?!\r?\n|$)/g
	},
	{
		name: "before sections",
		at: /(?<=[^\n]\r?\n)(?=\[)/g
	},
	{
		name: "before list items",
		at: /(?<=[^\n]\r?\n)(?=[ \t]*(?:[-*+]|\d+\.) )/g
	},
	{
		name: "behind every line",
		at: /(?<=\n)(?=[\s\S])/g
	}
], blankLinesRemoved = {
	cause: "blank-lines-removed",
	stage: "origin",
	guess: 4,
	*undo(found, seal) {
		let missing = missingLines(found, seal);
		if (missing === 0) return;
		let kinds = kindsIn$1(found);
		for (let { name, places } of kinds) yield* everywhere(found, places, missing, name);
		yield* atOnePlace(found, kinds.map(({ places }) => places), missing);
	}
}, blankLinesRemovedInPart = {
	cause: "blank-lines-removed",
	stage: "origin",
	guess: 6,
	*undo(found, seal) {
		if (!((missingLines(found, seal) ?? 0) < 2)) for (let { name, places } of kindsIn$1(found)) yield* partly(found, places.map((offset) => ({
			offset,
			width: 0,
			text: found.lineEnd
		})), [], seal.bytes, (count, of) => ({
			count,
			detail: `${name}, ${count} of ${of}`
		}));
	}
};
function missingLines(found, seal) {
	if (found.length === 0 || found.length > 4194304 || !found.isText) return 0;
	if (seal.bytes === void 0) return;
	let missing = (seal.bytes - found.length) / found.lineEnd.length;
	return Number.isInteger(missing) ? Math.max(0, missing) : 0;
}
function kindsIn$1(found) {
	return KINDS$2.map(({ name, at }) => ({
		name,
		places: Array.from(found.latin1.matchAll(at), ({ index }) => index)
	}));
}
function* everywhere(found, places, missing, name) {
	let end = found.lineEnd;
	for (let each of [1, 2]) {
		let count = places.length * each;
		if (count === 0 || missing !== void 0 && count !== missing) continue;
		let replacements = places.map((offset) => ({
			offset,
			width: 0,
			text: end.repeat(each)
		}));
		yield {
			length: found.length + count * end.length,
			make: () => replaceAt(found.bytes, replacements),
			count,
			detail: name,
			last: !0
		};
	}
}
function* atOnePlace(found, kinds, missing) {
	let end = found.lineEnd, counts = missing === void 0 ? [1] : missing <= 8 ? [missing] : [], places = /* @__PURE__ */ new Set([0, ...kinds.flat()]), left = (missing === void 0 ? 1048576 : 16777216) / found.length;
	for (let offset of places) {
		if (left-- <= 0) return;
		for (let count of counts) {
			let put = node_buffer.Buffer.from(end.repeat(count));
			yield {
				length: found.length + put.length,
				make: () => node_buffer.Buffer.concat([
					found.bytes.subarray(0, offset),
					put,
					found.bytes.subarray(offset)
				]),
				count,
				detail: `at byte ${offset}`,
				last: !0
			};
		}
	}
}
// src/drift/encodings/utf.ts
const WIDE_UTF = [
	{
		name: "UTF-16LE",
		unit: 2,
		littleEndian: !0
	},
	{
		name: "UTF-16BE",
		unit: 2,
		littleEndian: !1
	},
	{
		name: "UTF-32LE",
		unit: 4,
		littleEndian: !0
	},
	{
		name: "UTF-32BE",
		unit: 4,
		littleEndian: !1
	}
], MARKS = new Map(WIDE_UTF.map((encoding) => [encoding, [...encodeWide(encoding, "﻿")]]));
function wideMark(encoding) {
	return node_buffer.Buffer.from(MARKS.get(encoding) ?? []);
}
function* wideTexts({ bytes, isUtf8, hasNul }) {
	for (let encoding of WIDE_UTF) {
		let marked = MARKS.get(encoding)?.every((byte, at) => bytes[at] === byte) === !0;
		if (!marked && (isUtf8 ? !hasNul : bytes.length > 16777216) || !marked && encoding.unit === 2 && !hasNulsOfAscii(encoding, bytes)) continue;
		let text = decodeWide(encoding, bytes);
		text !== void 0 && (marked || /[\n -~]/.test(text)) && (yield marked ? {
			encoding,
			mark: "﻿",
			text: text.slice(1)
		} : {
			encoding,
			mark: "",
			text
		});
	}
}
function hasNulsOfAscii({ littleEndian }, bytes) {
	let head = bytes.subarray(0, 65536), [upper, lower] = [0, 0];
	for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) at % 2 == 1 === littleEndian ? upper++ : lower++;
	return upper >= lower * 4;
}
function decodeWide({ unit, littleEndian }, bytes) {
	if (bytes.length % unit !== 0) return;
	let units = unit === 4 ? narrowed(bytes, littleEndian) : bytes;
	if (units !== void 0) try {
		return new TextDecoder(unit === 2 && !littleEndian ? "utf-16be" : "utf-16le", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(units);
	} catch {
		return;
	}
}
function encodeWide({ unit, littleEndian }, text) {
	if (unit === 2) {
		let bytes = node_buffer.Buffer.from(text, "utf16le");
		return littleEndian ? bytes : bytes.swap16();
	}
	let out = node_buffer.Buffer.allocUnsafe(text.length * 4), to = 0;
	for (let character of text) {
		let codePoint = character.codePointAt(0) ?? 0;
		to = littleEndian ? out.writeUInt32LE(codePoint, to) : out.writeUInt32BE(codePoint, to);
	}
	return out.subarray(0, to);
}
function narrowed(bytes, littleEndian) {
	let out = node_buffer.Buffer.allocUnsafe(bytes.length), to = 0;
	for (let at = 0; at < bytes.length; at += 4) {
		let codePoint = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
		if (codePoint > 1114111) return;
		to += out.write(String.fromCodePoint(codePoint), to, "utf16le");
	}
	return out.subarray(0, to);
}
function decodeUtf7(ascii) {
	let isPlain = !0;
	for (let [, base64 = ""] of ascii.matchAll(UTF7)) if (base64 !== "") {
		if (base64.length * 6 % 16 >= 6) return;
		isPlain = !1;
	}
	if (isPlain) return;
	let text = ascii.replace(UTF7, (_, base64) => {
		if (base64 === "") return "+";
		let bytes = node_buffer.Buffer.from(base64, "base64");
		return bytes.subarray(0, bytes.length - bytes.length % 2).swap16().toString("utf16le");
	});
	return text.isWellFormed() ? text : void 0;
}
const UTF7 = /\+([A-Za-z0-9+/]*)-?/g, UTF8_BOM = node_buffer.Buffer.from([
	239,
	187,
	191
]), bomAdded = {
	cause: "bom-added",
	stage: "bom",
	copies: 0,
	*undo({ bytes, bom }, seal) {
		if (!bom) {
			(seal.text === void 0 || seal.text === "binary") && (yield* withoutWideMark(bytes));
			return;
		}
		let boms = 1;
		for (; bytes.subarray(boms * 3, boms * 3 + 3).equals(UTF8_BOM);) boms++;
		for (let taken = boms; taken > 0; taken--) {
			let from = taken * 3, last = boms > 1 && taken < boms;
			yield {
				length: bytes.length - from,
				make: () => bytes.subarray(from),
				window: !0,
				weight: seal.bom === !0 ? 4 : 1,
				...boms > 1 && { count: taken },
				...last && { last }
			};
		}
	}
}, bomRemoved = {
	cause: "bom-removed",
	stage: "bom",
	copies: 2,
	*undo(found, seal) {
		let known = seal.text !== void 0 && seal.text !== "binary";
		if (!known && found.hasNul && (yield* withWideMark(found)), found.bom || found.length === 0 || !found.isUtf8 || known && seal.bom !== !0) return;
		let weight = known && !beginsWithGarbledMark(found) ? 1 : 3;
		yield {
			length: found.length + 3,
			make: () => node_buffer.Buffer.concat([UTF8_BOM, found.bytes]),
			weight
		};
	}
};
function* withoutWideMark(bytes) {
	for (let encoding of WIDE_UTF) {
		let mark = wideMark(encoding), { length } = mark;
		bytes.subarray(0, length).equals(mark) && bytes.length % encoding.unit === 0 && (yield {
			length: bytes.length - length,
			make: () => bytes.subarray(length),
			window: !0,
			detail: encoding.name,
			weight: 3
		});
	}
}
function* withWideMark(found) {
	for (let { encoding, mark } of wideTexts(found)) {
		if (mark !== "") continue;
		let sealed = wideMark(encoding);
		yield {
			length: found.length + sealed.length,
			make: () => node_buffer.Buffer.concat([sealed, found.bytes]),
			detail: encoding.name,
			weight: 3
		};
	}
}
function beginsWithGarbledMark({ bytes }) {
	return singleByteEncodings().some((encoding) => {
		let mark = UTF8_BOM;
		for (let times = 1; times <= 3; times++) if (mark = decodeSingleByte(encoding, mark), bytes.subarray(0, mark.length).equals(mark)) return !0;
		return !1;
	});
}
// src/drift/inverses/reference-tables.ts
const LATIN1 = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(" "), NAMED = new Map([...LATIN1.map((name, at) => [name, String.fromCharCode(160 + at)]), ...Object.entries({
	OElig: "Œ",
	oelig: "œ",
	Scaron: "Š",
	scaron: "š",
	Yuml: "Ÿ",
	ensp: " ",
	emsp: " ",
	thinsp: " ",
	ndash: "–",
	mdash: "—",
	lsquo: "‘",
	rsquo: "’",
	sbquo: "‚",
	ldquo: "“",
	rdquo: "”",
	bdquo: "„",
	dagger: "†",
	Dagger: "‡",
	bull: "•",
	hellip: "…",
	permil: "‰",
	lsaquo: "‹",
	rsaquo: "›",
	euro: "€",
	trade: "™",
	minus: "−",
	rarr: "→",
	larr: "←",
	le: "≤",
	ge: "≥",
	ne: "≠",
	infin: "∞"
})]), NAME_OF = new Map([...NAMED].map(([name, character]) => [character, name])), MARKUP = /* @__PURE__ */ new Map([
	["lt", "<"],
	["gt", ">"],
	["quot", "\""],
	["apos", "'"],
	["#39", "'"],
	["#039", "'"],
	["#x27", "'"],
	["#34", "\""],
	["amp", "&"]
]), ESCAPERS = [
	...["&quot;", "&#34;"].flatMap((quote) => [
		"&#39;",
		"&#x27;",
		"&#039;",
		"&apos;"
	].map((apostrophe) => ({
		name: `&lt; ${quote} ${apostrophe}`,
		references: escaper(quote, apostrophe)
	}))),
	{
		name: "&lt; &quot;",
		references: escaper("&quot;")
	},
	{
		name: "&lt;",
		references: escaper()
	}
];
function escaper(quote, apostrophe) {
	let references = /* @__PURE__ */ new Map([
		["&", "&amp;"],
		["<", "&lt;"],
		[">", "&gt;"]
	]);
	return quote !== void 0 && references.set("\"", quote), apostrophe !== void 0 && references.set("'", apostrophe), references;
}
// src/drift/inverses/character-references.ts
const MAX_BYTES$20 = 4194304, SPELLINGS$1 = [
	...["lower", "upper"].flatMap((digits) => [
		hexSpelling(`\\uXXXX in ${digits} case`, /(?<!\\)((?:\\u[0-9a-fA-F]{4})+)/g, (units) => units.map((unit) => `\\u${hex(unit, 4, digits)}`).join("")),
		hexSpelling(`&#x…; in ${digits} case`, /&#[xX]([0-9a-fA-F]{2,6});/g, (_, codePoint) => `&#x${hex(codePoint, 1, digits)};`),
		bytesSpelling(digits)
	]),
	{
		name: "&#…;",
		places: /&#(\d{2,7});/g,
		read: ([, digits = ""]) => characterOf(Number.parseInt(digits, 10)),
		write: (character) => `&#${character.codePointAt(0)};`
	},
	{
		name: "named references",
		places: /&([A-Za-z]{2,8}[1-4]{0,2});/g,
		read: ([, name = ""]) => NAMED.get(name),
		write: (character) => {
			let name = NAME_OF.get(character);
			return name === void 0 ? void 0 : `&${name};`;
		}
	}
];
function hexSpelling(name, places, writeAs) {
	return {
		name,
		places,
		read: ([, spelled = ""]) => spelled.startsWith("\\u") ? String.fromCharCode(...spelled.split("\\u").slice(1).map((unit) => Number.parseInt(unit, 16))) : characterOf(Number.parseInt(spelled, 16)),
		write: (character) => writeAs(Array.from({ length: character.length }, (_, at) => character.charCodeAt(at)), character.codePointAt(0) ?? 0)
	};
}
function bytesSpelling(digits) {
	return {
		name: `\\xXX in ${digits} case, bytes of UTF-8`,
		places: /(?<!\\)((?:\\x[89a-fA-F][0-9a-fA-F])+)/g,
		read: ([, spelled = ""]) => {
			let bytes = node_buffer.Buffer.from(spelled.replaceAll("\\x", ""), "hex"), text = bytes.toString("utf8");
			return node_buffer.Buffer.from(text).equals(bytes) ? text : void 0;
		},
		write: (character) => Array.from(node_buffer.Buffer.from(character), (byte) => `\\x${hex(byte, 2, digits)}`).join("")
	};
}
function hex(value, width, digits) {
	let text = value.toString(16).padStart(width, "0");
	return digits === "upper" ? text.toUpperCase() : text;
}
function characterOf(codePoint) {
	return codePoint > 127 && codePoint <= 1114111 && (codePoint < 55296 || codePoint > 57343) ? String.fromCodePoint(codePoint) : void 0;
}
const referencesAdded = {
	cause: "character-references",
	stage: "text",
	*undo(found, seal) {
		let { text } = found;
		if (text === void 0 || !mayHaveBeenEscaped(found, text)) return;
		let names = /* @__PURE__ */ new Set(), read = /* @__PURE__ */ new Set(), [all, count] = [text, 0];
		for (let { name, places, read: characterAt } of seal.text === "ascii" ? [] : spellingsIn(found)) {
			let one = replaced$2(text, places, characterAt);
			if (one.count === 0 || read.has(one.text)) continue;
			read.add(one.text), names.add(name), yield candidate(one.text, one.count, `${name} for characters`, 2);
			let further = replaced$2(all, places, characterAt);
			all = further.text, count += further.count;
		}
		names.size > 1 && (yield candidate(all, count, "escapes and references for characters", 3));
		let markup = replaced$2(text, /&(lt|gt|quot|apos|amp|#0?39|#x27|#34);/g, ([, name = ""]) => MARKUP.get(name));
		if (markup.count > 0 && (yield candidate(markup.text, markup.count, "references for < > & and quotation marks", 2)), markup.count > 0 && count > 0) {
			let both = replaced$2(all, /&(lt|gt|quot|apos|amp|#0?39|#x27|#34);/g, ([, name = ""]) => MARKUP.get(name));
			yield candidate(both.text, both.count + count, "references for characters and markup", 3);
		}
	}
};
function spellingsIn(found) {
	return jsonText(found) === void 0 ? SPELLINGS$1 : SPELLINGS$1.filter(({ name }) => !name.startsWith("\\u"));
}
function mayHaveBeenEscaped({ length }, text) {
	return length <= MAX_BYTES$20 && (text.includes("&") || text.includes("\\"));
}
const referencesRead = {
	cause: "character-references",
	stage: "text",
	guess: 4,
	*undo(found, seal) {
		let { text } = found;
		if (!(text === void 0 || found.length > MAX_BYTES$20 || found.hasNul)) {
			found.isAscii || (yield* writtenInSpellings(text, seal, spellingsIn(found)));
			for (let { name, references } of ESCAPERS) {
				let one = replaced$2(text, /[<>&"']/g, ([character]) => references.get(character));
				one.count > 0 && (yield {
					...candidate(one.text, one.count, `characters for ${name}`),
					last: !0
				});
			}
		}
	}
};
function* writtenInSpellings(text, seal, spellings) {
	for (let { name, write } of spellings) {
		let one = replaced$2(text, /[^\0-\x7f]/gu, ([character]) => write(character)), isWhole = seal.text !== "ascii" || !/[^\0-\x7f]/.test(one.text);
		one.count > 0 && isWhole && (yield {
			...candidate(one.text, one.count, `characters for ${name}`),
			last: !0
		});
	}
}
function replaced$2(text, places, write) {
	let [out, from, count] = [
		"",
		0,
		0
	];
	for (let match of text.matchAll(places)) {
		let written = write(match);
		written !== void 0 && (out += text.slice(from, match.index) + written, from = match.index + match[0].length, count++);
	}
	return {
		text: out + text.slice(from),
		count
	};
}
function candidate(text, count, detail, weight) {
	return {
		length: node_buffer.Buffer.byteLength(text),
		make: () => node_buffer.Buffer.from(text),
		count,
		detail,
		...weight !== void 0 && { weight }
	};
}
function* membersOf(bytes, maxOutputLength) {
	bytes.length > 30 && bytes.readUInt32LE(0) === 67324752 ? yield* zipMembers(bytes, maxOutputLength) : bytes.length >= 512 && bytes.toString("latin1", 257, 262) === "ustar" && (yield* tarMembers(bytes));
}
function* zipMembers(bytes, maxOutputLength) {
	let end = bytes.lastIndexOf(node_buffer.Buffer.from("PK", "latin1"));
	if (end < 0 || end + 22 > bytes.length) return;
	let at = bytes.readUInt32LE(end + 16);
	for (let member = 0; member < 64; member++) {
		if (at + 46 > end || bytes.readUInt32LE(at) !== 33639248) return;
		let method = bytes.readUInt16LE(at + 10), size = bytes.readUInt32LE(at + 20), nameLength = bytes.readUInt16LE(at + 28), local = bytes.readUInt32LE(at + 42), path = shown$1(bytes.subarray(at + 46, at + 46 + nameLength));
		if (at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32), local + 30 > end) return;
		let from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28), packed = bytes.subarray(from, Math.min(from + size, end)), plain = method === 0 ? packed : method === 8 ? inflated$1(packed, maxOutputLength) : void 0;
		plain !== void 0 && plain.length > 0 && (yield {
			name: "zip",
			path,
			plain
		});
	}
}
function inflated$1(packed, maxOutputLength) {
	try {
		return node_zlib.default.inflateRawSync(packed, { maxOutputLength });
	} catch {
		return;
	}
}
function* tarMembers(bytes) {
	let at = 0;
	for (let member = 0; member < 64 && at + 512 <= bytes.length; member++) {
		let header = bytes.subarray(at, at + 512), size = Number.parseInt(header.toString("latin1", 124, 136).replace(/[^0-7]/g, ""), 8);
		if (header.toString("latin1", 257, 262) !== "ustar" || !Number.isSafeInteger(size)) return;
		let kind = header[156], isFile = kind === 48 || kind === 0, name = header.subarray(0, 100), end = name.indexOf(0);
		isFile && at + 512 + size <= bytes.length && (yield {
			name: "tar",
			path: shown$1(end < 0 ? name : name.subarray(0, end)),
			plain: bytes.subarray(at + 512, at + 512 + size)
		}), at += 512 + Math.ceil(size / 512) * 512;
	}
}
function shown$1(path) {
	return path.toString("latin1", 0, 60).replace(/[^\w./ -]/g, "?");
}
// src/drift/inverses/containers.ts
const MAX_OUTPUT = 67108864, compressed = {
	cause: "compressed",
	stage: "encoding",
	*undo({ bytes, isUtf8, hasNul }, seal) {
		yield* unpacked(bytes, isUtf8 && !hasNul, seal, []);
	}
};
function* unpacked(bytes, isText, seal, outer) {
	if (!(isText || bytes.length === 0)) for (let { name, plain } of layersOf(bytes, seal)) {
		if (plain.length === 0) continue;
		let layers = [...outer, name], last = outer.length > 0 && { last: !0 };
		yield {
			length: plain.length,
			make: () => plain,
			detail: layers.join(", "),
			...last
		}, layers.length < 3 && (yield* unpacked(plain, new Content(plain).isText, seal, layers));
	}
}
function* layersOf(bytes, seal) {
	let named = !1;
	for (let { name, magic, decompress } of FORMATS$1) {
		if (!magic.some((head) => head.every((byte, at) => bytes[at] === byte))) continue;
		let plain = attempt(() => decompress(bytes, outputLimit(seal)));
		named ||= plain !== void 0, plain !== void 0 && (yield {
			name,
			plain
		});
	}
	for (let { name, path, plain } of membersOf(bytes, outputLimit(seal))) named = !0, yield {
		name: `${name}, member ${path}`,
		plain
	};
	if (!named) for (let { name, decompress } of UNNAMED) {
		let plain = attempt(() => decompress(bytes, outputLimit(seal)));
		plain !== void 0 && (yield {
			name,
			plain
		});
	}
}
const base64Encoded = {
	cause: "base64-encoded",
	stage: "encoding",
	*undo(found) {
		if (!found.isAscii || found.length < 4 || found.bytes.includes(" ")) return;
		let text = found.latin1.replace(/^data:[\w/+.;=-]{0,200};base64,/, "").replace(/[\r\n]+/g, "");
		if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return;
		let plain = node_buffer.Buffer.from(text, "base64");
		plain.toString("base64").replace(/=+$/, "") === text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/") && (yield {
			length: plain.length,
			make: () => plain,
			weight: 3
		});
	}
}, base64Decoded = {
	cause: "base64-decoded",
	stage: "origin",
	looksAt: "bytes",
	isTraceless: !0,
	*undo(found, seal) {
		if (found.length === 0 || seal.text !== void 0 && seal.text !== "ascii") return;
		let plain = Math.ceil(found.length / 3) * 4;
		for (let width of [
			0,
			76,
			64
		]) for (let lineEnd of width === 0 ? ["\n", ""] : ["\n", "\r\n"]) yield {
			length: plain + (width === 0 ? 1 : Math.ceil(plain / width)) * lineEnd.length,
			make: () => wrapped$1(found.bytes, width, lineEnd),
			last: !0
		};
	}
}, FORMATS$1 = [
	{
		name: "gzip",
		magic: [[
			31,
			139,
			8
		]],
		decompress: (bytes, maxOutputLength) => node_zlib.default.gunzipSync(bytes, { maxOutputLength })
	},
	{
		name: "zlib",
		magic: [
			[120, 1],
			[120, 94],
			[120, 156],
			[120, 218]
		],
		decompress: (bytes, maxOutputLength) => node_zlib.default.inflateSync(bytes, { maxOutputLength })
	},
	{
		name: "zstd",
		magic: [[
			40,
			181,
			47,
			253
		]],
		decompress: (bytes, maxOutputLength) => node_zlib.default.zstdDecompressSync(bytes, { maxOutputLength })
	}
], UNNAMED = [{
	name: "Brotli",
	decompress: (bytes, maxOutputLength) => node_zlib.default.brotliDecompressSync(bytes, { maxOutputLength })
}, {
	name: "raw deflate",
	decompress: (bytes, maxOutputLength) => node_zlib.default.inflateRawSync(bytes, { maxOutputLength })
}];
function outputLimit(seal) {
	return seal.bytes === void 0 ? MAX_OUTPUT : Math.min(MAX_OUTPUT, seal.bytes * 4 + 262144);
}
function attempt(decompress) {
	try {
		return decompress();
	} catch {
		return;
	}
}
function wrapped$1(bytes, width, lineEnd) {
	let text = bytes.toString("base64"), lines = width === 0 ? [text] : text.match(RegExp(`.{1,${width}}`, "g")) ?? [];
	return node_buffer.Buffer.from(lines.map((line) => line + lineEnd).join(""));
}
// src/drift/inverses/csv.ts
const DELIMITERS = [
	",",
	";",
	"	",
	"|"
], csvReformatted = {
	cause: "csv-reformatted",
	stage: "text",
	*undo(found, seal) {
		if (!(!/\.(?:csv|tsv|tab)$/i.test(seal.path) || found.length > 16777216 || found.bom)) for (let delimiter of DELIMITERS) {
			let rows = readTable(found.latin1, delimiter);
			if (rows === void 0) continue;
			let lineEnd = found.lineEnd, final = found.latin1.endsWith("\n") ? lineEnd : "";
			for (let sealed of DELIMITERS) for (let [quoting, quotes] of Object.entries(QUOTING)) {
				let write = (field, row) => quotes(field, sealed, row) ? `"${field.text.replaceAll("\"", "\"\"")}"` : field.text, text = rows.map((row, at) => row.map((field) => write(field, at)).join(sealed)).join(lineEnd) + final;
				if (text === found.latin1) continue;
				let detail = `sealed: ${quoting}, fields parted by ${nameOf$4(sealed)}; found: parted by ${nameOf$4(delimiter)}`;
				yield {
					length: text.length,
					make: () => node_buffer.Buffer.from(text, "latin1"),
					detail,
					last: !0
				};
			}
			return;
		}
	}
}, needed = ({ text }, delimiter) => text.includes(delimiter) || /["\r\n]/.test(text), isNumber$1 = (text) => /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text), QUOTING = {
	"quotes where needed": needed,
	"all quoted": () => !0,
	"quotes around all but numbers": ({ text }) => !isNumber$1(text),
	"quotes around all but numbers and nothing": ({ text }) => text !== "" && !isNumber$1(text),
	"quotes kept": (field, delimiter, row) => field.quoted || needed(field, delimiter, row),
	"quotes where needed, and around nothing": (field, delimiter, row) => field.text === "" || needed(field, delimiter, row),
	"header plain, all else quoted": (field, delimiter, row) => row > 0 || needed(field, delimiter, row),
	"quotes where needed, and around spaces": (field, delimiter, row) => field.text.includes(" ") || needed(field, delimiter, row)
};
function nameOf$4(delimiter) {
	return delimiter === "	" ? "tabs" : `"${delimiter}"`;
}
function readTable(latin1, delimiter) {
	let rows = [], row = [], fields = 0, at = 0;
	for (; at < latin1.length;) {
		let field = require_gate.readCsvField(latin1, at, delimiter);
		if (field === void 0 || ++fields > 2e5 || !field.quoted && field.text.includes("\r")) return;
		if (row.push(field), at = field.end, latin1[at] === delimiter) {
			if (at++, at < latin1.length) continue;
			row.push({
				text: "",
				quoted: !1
			});
		}
		if (latin1[at] === "\r" && at++, at < latin1.length && latin1[at] !== "\n" || (at++, row.length < 2 || rows.length > 0 && rows[0]?.length !== row.length)) return;
		rows.push(row), row = [];
	}
	return rows.length > 0 ? rows : void 0;
}
// src/drift/encodings/ebcdic.ts
const OTHERS = {
	IBM037: [],
	IBM1047: [
		[95, "^"],
		[173, "["],
		[176, "¬"],
		[186, "Ý"],
		[187, "¨"],
		[189, "]"]
	],
	IBM500: [
		[74, "["],
		[79, "!"],
		[90, "]"],
		[95, "^"],
		[176, "¢"],
		[186, "¬"],
		[187, "|"]
	]
}, [LF$6, NEL] = [37, 21];
let tables;
function ebcdicEncodings() {
	return tables ??= Object.entries(OTHERS).flatMap(([name, others]) => {
		let codePoints = Int32Array.from(node_buffer.Buffer.from("AAECA5wJhn+XjY4LDA0ODxAREhOdhQiHGBmSjxwdHh+AgYKDhAoXG4iJiouMBQYHkJEWk5SVlgSYmZqbFBWeGiCg4uTg4ePl5/GiLjwoK3wm6err6O3u7+zfISQqKTusLS/CxMDBw8XH0aYsJV8+P/jJysvIzc7PzGA6I0AnPSLYYWJjZGVmZ2hpq7vw/f6xsGprbG1ub3Bxcqq65rjGpLV+c3R1dnd4eXqhv9Dd3q5eo6W3qae2vL2+W12vqLTXe0FCQ0RFRkdISa309vLz9X1KS0xNTk9QUVK5+/z5+v9c91NUVVZXWFlastTW0tPVMDEyMzQ1Njc4ObPb3Nnanw==", "base64"));
		for (let [byte, character] of others) codePoints[byte] = character.charCodeAt(0);
		let swapped = Int32Array.from(codePoints);
		return swapped[NEL] = 10, swapped[LF$6] = 133, [{
			name: `EBCDIC (${name})`,
			codePoints
		}, {
			name: `EBCDIC (${name}), lines end with NEL`,
			codePoints: swapped
		}];
	}), tables;
}
const isPlain = (byte) => byte === 64 || byte > 128 && (byte & 15) < 10 && byte >> 4 != 11;
function mayBeEbcdic(histogram) {
	let [plain, all] = [0, 0];
	for (let [byte, count] of histogram.entries()) all += count, isPlain(byte) && (plain += count);
	return plain >= all * .6;
}
// src/drift/inverses/encoding.ts
const MAX_BYTES$18 = 67108864, encodingChanged = {
	cause: "encoding-changed",
	stage: "encoding",
	*undo(found, seal) {
		if (found.length === 0 || found.length > MAX_BYTES$18 || seal.text === "binary" || (yield* fromWide(found), found.isAscii && found.bytes.includes(27) && (yield* fromText(found, decodeMultiByte({ label: "iso-2022-jp" }, found.bytes), "found: ISO-2022-JP")), found.isAscii && seal.text !== "ascii" && found.bytes.includes("+") && (yield* fromText(found, decodeUtf7(found.latin1), "found: UTF-7")), found.isUtf8)) return;
		let histogram = histogramOf(found.bytes);
		mayBeEbcdic(histogram) && (yield* fromEbcdic(found, histogram)), yield* fromSingleByte(found, histogram, seal.bytes);
		for (let encoding of MULTI_BYTE) yield* fromText(found, decodeMultiByte(encoding, found.bytes), `found: ${encoding.name}`);
	}
}, encodingLeft = {
	cause: "encoding-changed",
	stage: "origin",
	looksAt: "bytes",
	isTraceless: !0,
	*undo(found, seal) {
		if (!(!found.isUtf8 || found.length === 0 || found.length > MAX_BYTES$18 || seal.text !== void 0 && seal.text !== "binary")) {
			for (let encoding of WIDE_UTF) for (let mark of found.bom ? [""] : ["﻿", ""]) yield {
				length: wideLength(found, encoding.unit) + mark.length * encoding.unit,
				make: () => encodeWide(encoding, mark + (found.text ?? "")),
				detail: `sealed: ${encoding.name}${mark === "" ? "" : " with a byte order mark"}`,
				last: !0
			};
			found.isAscii || (yield* toLegacy(found, seal.bytes));
		}
	}
}, byteOrderChanged = {
	cause: "encoding-changed",
	stage: "encoding",
	*undo(found, seal) {
		if (!(!found.hasNul || found.length > MAX_EXCHANGED_BYTES || !mayBeOther(seal))) for (let { encoding, mark, text } of wideTexts(found)) for (let candidate of toWide(text, encoding, mark)) yield {
			...candidate,
			weight: 2,
			...candidate.length !== found.length && { last: !0 }
		};
	}
}, codePageChanged = {
	cause: "encoding-changed",
	stage: "encoding",
	guess: 5,
	*undo(found, seal) {
		if (found.length > MAX_EXCHANGED_BYTES || !mayBeOther(seal)) return;
		if (found.hasNul) for (let { encoding, text } of wideTexts(found)) yield* toLegacy(new Content(node_buffer.Buffer.from(text)), seal.bytes, `; found: ${encoding.name}`);
		if (found.isUtf8 || found.hasNul) return;
		let histogram = histogramOf(found.bytes);
		if (!hasControls(histogram)) for (let encoding of singleByteEncodings()) {
			if (utf8Length(encoding, histogram) === void 0) continue;
			let utf8 = decodeSingleByte(encoding, found.bytes);
			yield* toWide(utf8.toString("utf8"), encoding, ""), yield* toLegacy(new Content(utf8), seal.bytes, `; found: ${encoding.name}`);
		}
	}
}, MAX_EXCHANGED_BYTES = 1048576;
function mayBeOther(seal) {
	return seal.text === void 0 || seal.text === "binary";
}
function withMark$2(mark) {
	return mark === "" ? "" : " with a byte order mark";
}
function* toWide(text, from, mark) {
	for (let encoding of WIDE_UTF) if (encoding !== from) for (let sealedMark of mark === "" ? ["", "﻿"] : ["﻿", ""]) yield {
		length: ((encoding.unit === 2 ? text.length : charactersIn(text)) + sealedMark.length) * encoding.unit,
		make: () => encodeWide(encoding, sealedMark + text),
		detail: `sealed: ${encoding.name}${withMark$2(sealedMark)}; found: ${from.name}${withMark$2(mark)}`
	};
}
function charactersIn(text) {
	return text.length - (text.match(/[\ud800-\udbff]/g)?.length ?? 0);
}
function* toLegacy(found, sealed, from = "") {
	let units = wideLength(found, 2) / 2;
	if (sealed !== void 0 && (sealed > found.length * 2 || sealed < units)) return;
	let eastAsian = hasEastAsian(sampleOf(survey(found)));
	if (sealed !== void 0 && sealed !== units && !eastAsian) return;
	let { text = "" } = found, encoders = [...singleByteEncodings().map((encoding) => ({
		name: encoding.name,
		encode: () => encodeSingleByte(encoding, text),
		single: !0
	})), ...(eastAsian ? MULTI_BYTE : []).map((encoding) => ({
		name: encoding.name,
		encode: () => encodeMultiByte(encoding, text),
		single: !1
	}))];
	for (let { name, encode, single } of encoders) {
		if (single && sealed !== void 0 && sealed !== units) continue;
		let bytes = encode();
		bytes !== void 0 && (yield {
			length: bytes.length,
			make: () => bytes,
			detail: `sealed: ${name}${from}`,
			last: !0
		});
	}
}
function* fromWide(found) {
	for (let { encoding, mark, text } of wideTexts(found)) {
		let detail = `found: ${encoding.name}${mark === "" ? "" : " with a byte order mark"}`;
		yield* fromText(found, text, detail, mark === "" ? 3 : 1), mark !== "" && (yield* fromText(found, mark + text, detail, 3));
	}
}
function* fromEbcdic(found, histogram) {
	for (let encoding of ebcdicEncodings()) {
		let length = utf8Length(encoding, histogram);
		length !== void 0 && (yield {
			length,
			make: () => decodeSingleByte(encoding, found.bytes),
			detail: `found: ${encoding.name}`,
			weight: 2
		});
	}
}
function* fromSingleByte(found, histogram, sealed) {
	if (hasControls(histogram)) return;
	let followed = 0;
	for (let encoding of singleByteEncodings()) {
		let length = utf8Length(encoding, histogram);
		length === void 0 || (followed++, followed > 24 && sealed !== void 0 && length !== sealed) || (yield {
			length,
			make: () => decodeSingleByte(encoding, found.bytes),
			detail: `found: ${encoding.name}`,
			weight: 2,
			...followed > 24 && { last: !0 }
		});
	}
}
function hasControls(histogram) {
	return histogram.subarray(0, 32).some((count, byte) => count > 0 && !"	\n\r\f\x1B".includes(String.fromCharCode(byte)));
}
function* fromText(found, text, detail, weight = 2) {
	if (text === void 0) return;
	let bytes = node_buffer.Buffer.from(text);
	bytes.equals(found.bytes) || (yield {
		length: bytes.length,
		make: () => bytes,
		detail,
		weight
	});
}
function wideLength(found, unit) {
	let units = found.length - (found.bom ? 2 : 0);
	for (let [codePoint, count] of survey(found).counts) units -= count * ((codePoint < 2048 ? 2 : codePoint < 65536 ? 3 : 4) - (unit === 2 && codePoint > 65535 ? 2 : 1));
	return units * unit;
}
// src/drift/inverses/end-of-file.ts
const finalNewlineAdded = {
	cause: "final-newline-added",
	stage: "end-of-file",
	copies: 0,
	*undo({ bytes }) {
		let end = bytes.length;
		for (let count = 1; count <= 8; count++) {
			let at = lineEndBefore(bytes, end);
			if (at === end) return;
			end = at, yield {
				length: at,
				make: () => bytes.subarray(0, at),
				window: !0,
				count,
				weight: 4,
				...count > 1 && { last: !0 }
			};
		}
	}
}, finalNewlineRemoved = {
	cause: "final-newline-removed",
	stage: "end-of-file",
	copies: 2,
	*undo(found, seal) {
		if (found.length === 0 || !found.isUtf8) return;
		let lineEnd = seal.eol === "crlf" || seal.eol === void 0 && found.lineEnd === "\r\n" ? "\r\n" : "\n";
		for (let count = 1; count <= 8; count++) {
			let tail = node_buffer.Buffer.from(lineEnd.repeat(count));
			yield {
				length: found.length + tail.length,
				make: () => node_buffer.Buffer.concat([found.bytes, tail]),
				count,
				weight: 4,
				...count > 1 && { last: !0 }
			};
		}
	}
}, padded = {
	cause: "padded",
	stage: "end-of-file",
	looksAt: "bytes",
	copies: 0,
	*undo({ bytes }, seal) {
		for (let [byte, name] of [[0, "U+0000 NULL"], [26, "U+001A SUBSTITUTE (Ctrl-Z)"]]) {
			let end = bytes.length;
			for (; end > 0 && bytes[end - 1] === byte;) end--;
			let count = bytes.length - end;
			count > 0 && (yield {
				length: end,
				make: () => bytes.subarray(0, end),
				window: !0,
				count,
				detail: name
			});
			let sealed = seal.bytes ?? 0;
			sealed > end && sealed < bytes.length && (yield {
				length: sealed,
				make: () => bytes.subarray(0, sealed),
				window: !0,
				last: !0,
				count: bytes.length - sealed,
				detail: name
			});
		}
	}
}, duplicated = {
	cause: "duplicated",
	stage: "end-of-file",
	looksAt: "bytes",
	copies: 0,
	*undo({ bytes }, seal) {
		let length = seal.bytes;
		if (length === void 0 || length === 0 || length >= bytes.length || bytes.length % length !== 0) return;
		let times = bytes.length / length;
		bytes.compare(bytes, 0, bytes.length - length, length) === 0 && (yield {
			length,
			make: () => bytes.subarray(0, length),
			window: !0,
			last: !0,
			count: times,
			detail: `${times} times`
		});
	}
}, appended = {
	cause: "appended",
	stage: "end-of-file",
	looksAt: "bytes",
	copies: 0,
	*undo(found, seal) {
		let length = seal.bytes;
		length === void 0 || length === 0 || length >= found.length || (yield {
			length,
			make: () => found.bytes.subarray(0, length),
			window: !0,
			last: !0,
			detail: `${found.length - length} bytes after the sealed content`
		});
	}
}, prepended = {
	cause: "prepended",
	stage: "end-of-file",
	copies: 0,
	*undo(found, seal) {
		let length = seal.bytes;
		length === void 0 || length === 0 || length >= found.length || (yield {
			length,
			make: () => found.bytes.subarray(found.length - length),
			window: !0,
			last: !0,
			detail: `${found.length - length} bytes before the sealed content`
		});
	}
};
function lineEndBefore(bytes, end) {
	return end === 0 || bytes[end - 1] !== 10 ? end : end > 1 && bytes[end - 2] === 13 ? end - 2 : end - 1;
}
const ENDS = [
	finalNewlineAdded,
	finalNewlineRemoved,
	padded,
	duplicated
];
// src/drift/inverses/lines.ts
function linesOf$1(latin1) {
	let lines = [], from = 0;
	for (; from < latin1.length;) {
		let at = latin1.indexOf("\n", from), to = at < 0 ? latin1.length : at, cr = at > from && latin1[to - 1] === "\r";
		lines.push({
			text: latin1.slice(from, cr ? to - 1 : to),
			end: at < 0 ? "" : cr ? "\r\n" : "\n"
		}), from = to + 1;
	}
	return lines;
}
function mapLines(lines, map) {
	let out = "";
	for (let at = 0; at < lines.length; at++) {
		let line = lines[at];
		line !== void 0 && (out += map(line.text, at) + line.end);
	}
	return out;
}
function indentOf(text, characters = " ") {
	let at = 0;
	for (; at < text.length && characters.includes(text[at] ?? "");) at++;
	return at;
}
function trimLineEnd(text) {
	let end = text.length;
	for (; end > 0 && (text[end - 1] === " " || text[end - 1] === "	");) end--;
	return text.slice(0, end);
}
// src/drift/inverses/git.ts
const gitFilter = {
	cause: "git-filter",
	stage: "text",
	ofBinary: !0,
	*undo(found) {
		let idents = found.bytes.includes("$Id:") ? found.latin1.match(IDENT$1)?.length ?? 0 : 0;
		if (idents > 0) {
			let text = found.latin1.replace(IDENT$1, "$Id$");
			yield {
				length: text.length,
				make: () => node_buffer.Buffer.from(text, "latin1"),
				count: idents,
				detail: "ident: $Id$ expanded"
			};
		}
		found.length <= MAX_EXPORTED_BYTES && (yield* exportSubst(found.latin1));
	}
}, IDENT$1 = /\$Id: (?:[0-9a-f]{64}|[0-9a-f]{40}) \$/g, SUBSTITUTED = [
	{
		found: /(?<=\bdescribe[\w-]*["']?(?:: | ?= ?|:)["']?)[^\s"'$]+|\b\S{1,250}-\d{1,9}-g[0-9a-f]{7,40}\b/g,
		formats: [
			"%(describe:tags=true,match=*[0-9]*)",
			"%(describe:tags=true)",
			"%(describe)",
			"%(describe:tags=true,match=v*)",
			"%(describe:tags)"
		]
	},
	{
		found: /\b(?:[0-9a-f]{64}|[0-9a-f]{40})\b/g,
		formats: ["%H", "%T"]
	},
	{
		found: /\b(?=\d*[a-f])[0-9a-f]{7,12}\b/g,
		formats: ["%h", "%t"]
	},
	{
		found: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)/g,
		formats: ["%cI", "%aI"]
	},
	{
		found: /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}/g,
		formats: ["%ci", "%ai"]
	},
	{
		found: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g,
		formats: ["%cD", "%aD"]
	},
	{
		found: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d{1,2} \d\d:\d\d:\d\d \d{4}(?: [+-]\d{4})?/g,
		formats: ["%cd", "%ad"]
	},
	{
		found: /(?<![-\d])\d{4}-\d\d-\d\d(?![-\dT:]| \d\d:)/g,
		formats: ["%cs", "%as"]
	},
	{
		found: /(?<![.\w-])1\d{9}(?![.\w-])/g,
		formats: ["%ct", "%at"]
	},
	{
		found: / ?\((?:HEAD|tag: |[\w./-]+, )[^()\n]{0,200}\)/g,
		formats: ["%d"]
	},
	{
		found: /(?:HEAD -> [^"'\s,]+(?:, [^"'\n,]+)*|tag: [^"'\s,]+(?:, [^"'\n,]+)*)/g,
		formats: ["%D"]
	}
], MAX_EXPORTED_BYTES = 65536;
function* exportSubst(text) {
	let some = SUBSTITUTED.map(({ found, formats }) => ({
		found,
		formats,
		count: text.match(found)?.length ?? 0
	})).filter(({ count }) => count > 0 && count <= 8);
	if (some.length !== 0) for (let choice of assignments(some.map(({ formats }) => formats.length + 1), 256)) {
		let original = text;
		for (let [at, { found, formats }] of some.entries()) {
			let format = formats[choice[at] ?? 0];
			format !== void 0 && (original = original.replace(found, `$$Format:${format}$$`));
		}
		original !== text && (yield {
			length: original.length,
			make: () => node_buffer.Buffer.from(original, "latin1"),
			detail: "export-subst: $Format:…$ expanded",
			last: !0
		});
	}
}
const lfsContent = {
	cause: "lfs-content",
	stage: "origin",
	looksAt: "bytes",
	*undo({ bytes }, seal) {
		if (seal.bytes !== void 0 && (seal.bytes < 120 || seal.bytes > 200)) return;
		let pointer = (oid) => `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${bytes.length}\n`, { length } = pointer("0".repeat(64));
		yield {
			length,
			make: () => node_buffer.Buffer.from(pointer(require_hashing.digestOf("sha256", bytes))),
			last: !0
		};
	}
}, mergeConflict = {
	cause: "merge-conflict",
	stage: "text",
	*undo(found) {
		if (!found.bytes.includes("<<<<<<< ")) return;
		let read = readConflicts(found.latin1);
		if (read === void 0) return;
		let { conflicts, rest } = read, count = conflicts.length, seen = /* @__PURE__ */ new Set(), alike = [
			0,
			1,
			2
		].map((side) => conflicts.map(() => side));
		for (let choice of [...alike, ...assignments(conflicts.map(({ sides }) => sides.length), 256)]) {
			let text = conflicts.map(({ before, sides }, at) => before + (sides[choice[at] ?? 0] ?? sides[0] ?? "")).join("") + rest;
			if (seen.has(text)) continue;
			seen.add(text);
			let last = seen.size > 2;
			yield {
				length: text.length,
				make: () => node_buffer.Buffer.from(text, "latin1"),
				count,
				...last && { last }
			};
		}
	}
};
function readConflicts(text) {
	let conflicts = [], before = "", open;
	for (let line of linesOf$1(text)) {
		let whole = line.text + line.end;
		if (open?.raw.push(whole), line.text.startsWith("<<<<<<< ")) before += open?.raw.slice(0, -1).join("") ?? "", open = {
			raw: [whole],
			sides: [
				"",
				"",
				""
			],
			side: 0,
			hasBase: !1
		};
		else if (open === void 0) before += whole;
		else if (open.side === 0 && line.text.startsWith("|||||||")) open.side = 2, open.hasBase = !0;
		else if (open.side !== 1 && line.text === "=======") open.side = 1;
		else if (open.side === 1 && line.text.startsWith(">>>>>>> ")) {
			if (conflicts.push({
				before,
				sides: open.hasBase ? open.sides : open.sides.slice(0, 2)
			}), before = "", open = void 0, conflicts.length > 1e3) return;
		} else open.sides[open.side] += whole;
	}
	return conflicts.length === 0 ? void 0 : {
		conflicts,
		rest: before + (open?.raw.join("") ?? "")
	};
}
// src/drift/inverses/guesses.ts
const MAX_CHANGED = 16384, MAX_INSERTED_WORK = 33554432, bitFlipped = {
	cause: "bit-flipped",
	stage: "origin",
	looksAt: "bytes",
	guess: 7,
	*undo(found, seal) {
		let { bytes } = found;
		for (let { at, bit, make } of flips(bytes, seal)) isTyped(found, at, bit) || (yield {
			length: bytes.length,
			make,
			detail: `bit ${bit} of byte ${at}`,
			last: !0
		});
	}
};
function* flips(bytes, seal) {
	if (!(bytes.length > 1024 || seal.bytes !== void 0 && seal.bytes !== bytes.length)) for (let at = 0; at < bytes.length; at++) for (let bit = 0; bit < 8; bit++) yield {
		at,
		bit,
		make: () => withByte(bytes, at, (bytes[at] ?? 0) ^ 1 << bit)
	};
}
function isTyped(found, at, bit) {
	let now = found.bytes[at] ?? 0, before = now ^ 1 << bit;
	return !found.isText || now < 128 || before < 128 ? isPrintable(now) && isPrintable(before) : (0, node_buffer.isUtf8)(withByte(found.bytes, at, before));
}
function isPrintable(byte) {
	return byte >= 32 && byte < 127 || byte >= 9 && byte <= 13;
}
const characterChanged = {
	cause: "character-changed",
	stage: "origin",
	looksAt: "bytes",
	guess: 8,
	*undo(found, seal) {
		let { bytes } = found, { bytes: length } = seal;
		for (let { at, bit, make } of flips(bytes, seal)) isTyped(found, at, bit) && (yield guess(bytes.length, make, `byte ${at}`));
		let tries = Math.min(MAX_CHANGED, 16777216 / (bytes.length + 1)), likely = byLikelihood(bytes, Math.floor(tries / (bytes.length + 1)));
		if (length === bytes.length + 1) for (let byte of likely) for (let at = 0; at <= bytes.length; at++) yield guess(length, () => withInserted(bytes, at, byte), `a byte is missing at ${at}`);
		else if (length === bytes.length - 1 && bytes.length <= 8192) for (let at = 0; at < bytes.length; at++) yield guess(length, () => without(bytes, at, at + 1), `a byte too much at ${at}`);
		else if (length === bytes.length) {
			yield* otherDigits(bytes);
			for (let byte of likely) for (let at = 0; at < bytes.length; at++) bytes[at] !== byte && (yield guess(length, () => withByte(bytes, at, byte), `byte ${at}`));
		}
	}
};
function* otherDigits(bytes) {
	if (!(bytes.length > MAX_CHANGED)) {
		for (let [at, byte] of bytes.entries()) if (!(byte < 48 || byte > 57)) for (let digit = 48; digit <= 57; digit++) digit !== byte && (yield guess(bytes.length, () => withByte(bytes, at, digit), `byte ${at}`));
	}
}
const linesAppended = {
	cause: "appended",
	stage: "end-of-file",
	copies: 0,
	guess: 5,
	*undo({ bytes }, seal) {
		if (seal.bytes !== void 0) return;
		let end = bytes.lastIndexOf(10, bytes.length - 2);
		for (let lines = 1; lines <= 64 && end >= 0 && bytes.length > 1; lines++) yield* window(bytes.subarray(0, end + 1), `${bytes.length - end - 1} bytes after the sealed content`), yield* window(bytes.subarray(0, end), `${bytes.length - end} bytes after the sealed content`), end = end === 0 ? -1 : bytes.lastIndexOf(10, end - 1);
	}
}, linesPrepended = {
	cause: "prepended",
	stage: "end-of-file",
	copies: 0,
	guess: 5,
	*undo({ bytes }, seal) {
		if (seal.bytes !== void 0) return;
		let start = bytes.indexOf(10) + 1;
		for (let lines = 1; lines <= 64 && start > 0; lines++) yield* window(bytes.subarray(start), `${start} bytes before the sealed content`), start = bytes.indexOf(10, start) + 1;
	}
};
function* window(rest, detail) {
	rest.length > 0 && (yield {
		length: rest.length,
		make: () => rest,
		detail,
		window: !0,
		last: !0
	});
}
const inserted = {
	cause: "inserted",
	stage: "end-of-file",
	guess: 6,
	*undo({ bytes }, seal) {
		seal.bytes === void 0 && (yield* fewLines(bytes));
		let size = bytes.length - (seal.bytes ?? bytes.length);
		if (size <= 0) return;
		let starts = lineStarts(bytes, Math.floor(MAX_INSERTED_WORK / bytes.length)), known = new Set(starts);
		for (let at of starts) {
			if (!known.has(at + size)) continue;
			let detail = `${size} bytes at byte ${at}`;
			yield {
				length: bytes.length - size,
				make: () => without(bytes, at, at + size),
				detail,
				last: !0
			};
		}
	}
};
function* fewLines(bytes) {
	let most = Math.floor(MAX_INSERTED_WORK / bytes.length), starts = lineStarts(bytes, most), tries = 0;
	for (let lines = 1; lines <= 8 && lines < starts.length; lines++) for (let first = 1; first + lines < starts.length - 1 && tries < most; first++, tries++) {
		let [at = 0, end = 0] = [starts[first], starts[first + lines]], detail = `${end - at} bytes at byte ${at}`;
		yield {
			length: bytes.length - end + at,
			make: () => without(bytes, at, end),
			detail,
			last: !0
		};
	}
}
function lineStarts(bytes, limit) {
	let starts = [0];
	for (let at = bytes.indexOf(10); at >= 0 && starts.length < limit; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
	return starts.at(-1) !== bytes.length && starts.push(bytes.length), starts;
}
function byLikelihood(bytes, limit) {
	if (limit === 0) return [];
	let counts = Array(256).fill(0);
	for (let byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
	return Array.from(counts.keys()).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || rarity(a) - rarity(b)).slice(0, limit);
}
function rarity(byte) {
	return byte < 32 || byte === 127 ? 3 : byte > 127 ? 2 : +!/[0-9A-Za-z]/.test(String.fromCharCode(byte));
}
function guess(length, make, detail) {
	return {
		length,
		make,
		detail,
		count: 1,
		last: !0
	};
}
function withByte(bytes, at, byte) {
	let out = node_buffer.Buffer.from(bytes);
	return out[at] = byte, out;
}
function withInserted(bytes, at, byte) {
	return node_buffer.Buffer.concat([
		bytes.subarray(0, at),
		node_buffer.Buffer.of(byte),
		bytes.subarray(at)
	]);
}
function without(bytes, from, to) {
	return node_buffer.Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}
const GUESSES = [
	linesAppended,
	linesPrepended,
	inserted,
	bitFlipped,
	characterChanged
], MAX_BYTES$17 = 1048576, homoglyphsAdded = {
	cause: "homoglyphs",
	stage: "text",
	guess: 5,
	*undo(found, seal) {
		let places = lookAlikesIn(found);
		if (places.length === 0) return;
		let mixed = places.filter(({ isMixed }) => isMixed);
		mixed.length > 0 && (yield {
			...replaced$1(found, mixed),
			last: !0
		}), mixed.length < places.length && (yield {
			...replaced$1(found, places),
			last: !0
		});
		for (let kind of byCharacter(places)) yield {
			...replaced$1(found, kind),
			last: !0
		}, yield* partly(found, kind, [], seal.bytes, (count, of) => ({
			count,
			detail: () => describe(kind, count, of)
		}));
		yield* partly(found, mixed, [], seal.bytes, (count, of) => ({
			count,
			detail: () => describe(mixed, count, of)
		})), yield* partly(found, places, [], seal.bytes, (count, of) => ({
			count,
			detail: () => describe(places, count, of)
		}));
	}
}, homoglyphsRemoved = {
	cause: "homoglyphs",
	stage: "text",
	guess: 6,
	*undo(found, seal) {
		if (seal.text === "ascii" || seal.text === "binary" || (seal.bytes ?? Infinity) <= found.length) return;
		let missing = seal.bytes === void 0 ? void 0 : seal.bytes - found.length, left = missing === void 0 ? 393216 : 2097152;
		for (let candidate of broughtBack$2(found, missing)) {
			if (left -= candidate.length, left < 0) return;
			(missing === void 0 || candidate.length === found.length + missing) && (yield candidate);
		}
	}
};
function* broughtBack$2(found, missing) {
	for (let script of [
		"CYRILLIC",
		"GREEK",
		"ARMENIAN",
		"LATIN"
	]) {
		let places = asciiAlikes(found, script), mixed = places.filter(({ isMixed }) => isMixed);
		for (let kind of [
			mixed,
			...byCharacter(mixed),
			...byCharacter(places)
		]) kind.length > 0 && (yield {
			...replaced$1(found, kind, !0),
			last: !0
		});
		if (missing === void 0 || missing === 1) for (let place of [...mixed, ...places]) yield {
			...replaced$1(found, [place], !0),
			last: !0
		};
		else if (missing > 1) for (let kind of [mixed, ...byCharacter(places)]) yield* partly(found, kind, [], found.length + missing, (count, of) => ({
			count,
			detail: () => describe(kind, count, of, !0)
		}));
	}
}
function byCharacter(places) {
	let kinds = /* @__PURE__ */ new Map();
	for (let place of places) {
		let { codePoint } = place.alike, kind = kinds.get(codePoint);
		kind === void 0 ? kinds.set(codePoint, [place]) : kind.push(place);
	}
	return [...kinds.values()];
}
function replaced$1(found, places, isLost = !1) {
	return {
		length: places.reduce((sum, { width, text }) => sum + text.length - width, found.length),
		make: () => replaceAt(found.bytes, places),
		count: places.length,
		detail: () => describe(places, places.length, places.length, isLost)
	};
}
function describe(places, count, of, isLost = !1) {
	let kinds = byCharacter(places).map((kind) => kind[0]?.alike), named = kinds.slice(0, 4).map((alike) => {
		let [name, letter] = [characterName(alike?.codePoint ?? 0), JSON.stringify(alike?.letter)];
		return isLost ? `${letter} for ${name}` : `${name} for ${letter}`;
	}), more = kinds.length > 4 ? `, and ${kinds.length - 4} more` : "";
	return `${named.join(", ")}${more}${count === of ? "" : ` (${count} of ${of})`}`;
}
const WORD = /[A-Za-z0-9_\x80-\xff]+/g, perContent$6 = /* @__PURE__ */ new WeakMap();
function lookAlikesIn(found) {
	if (found.isAscii || !found.isText || found.length > MAX_BYTES$17) return [];
	let known = perContent$6.get(found) ?? findLookAlikes(found);
	return perContent$6.set(found, known), known;
}
function findLookAlikes({ latin1 }) {
	let places = [];
	for (let { 0: word, index } of latin1.matchAll(WORD)) {
		if (!/[\xc4-\xd6]/.test(word)) continue;
		let isMixed = /[A-Za-z]/.test(word);
		for (let at = 0; at + 1 < word.length; at++) {
			let lead = word.charCodeAt(at);
			if (lead < 194 || lead >= 224) continue;
			let alike = LOOK_ALIKES.get((lead & 31) << 6 | word.charCodeAt(at + 1) & 63);
			alike !== void 0 && places.push({
				offset: index + at,
				width: 2,
				text: alike.letter,
				alike,
				isMixed
			});
		}
	}
	return places;
}
const LEADS = {
	CYRILLIC: /[\xd0-\xd3]/,
	GREEK: /[\xcd-\xcf]/,
	ARMENIAN: /[\xd4-\xd6]/,
	LATIN: /(?!)/
}, ALIKE_OF = /* @__PURE__ */ new Map();
for (let alike of LOOK_ALIKES.values()) {
	let letters = ALIKE_OF.get(alike.script) ?? /* @__PURE__ */ new Map();
	ALIKE_OF.set(alike.script, letters);
	let latin1 = node_buffer.Buffer.from(String.fromCodePoint(alike.codePoint)).toString("latin1");
	letters.has(alike.letter) || letters.set(alike.letter, {
		...alike,
		latin1
	});
}
function asciiAlikes(found, script) {
	if (!found.isText || found.length > MAX_BYTES$17) return [];
	let letters = ALIKE_OF.get(script), places = [];
	for (let { 0: word, index } of found.latin1.matchAll(WORD)) {
		let isMixed = LEADS[script].test(word);
		for (let at = 0; at < word.length; at++) {
			let alike = letters?.get(word.charAt(at));
			alike !== void 0 && places.push({
				offset: index + at,
				width: 1,
				text: alike.latin1,
				alike,
				isMixed
			});
		}
	}
	return places;
}
// src/drift/inverses/indentation.ts
const WIDTHS = [
	2,
	4,
	8,
	3,
	1
], indentationChanged = {
	cause: "indentation-changed",
	stage: "whitespace",
	*undo(found) {
		let count = spacesAtLineStarts(found);
		if (count.spaces === 0 || jsonText(found)?.layout !== void 0) return;
		let unit = [...count.widths].reduce(commonDivisor);
		for (let from of WIDTHS) if ([...count.widths].every((width) => width % from === 0)) for (let to of WIDTHS) {
			if (from === to) continue;
			let reindent = (text) => " ".repeat(indentOf(text) / from * to) + text.slice(indentOf(text));
			yield {
				length: found.length + count.spaces / from * (to - from),
				make: () => node_buffer.Buffer.from(mapLines(linesOf$1(found.latin1), reindent), "latin1"),
				detail: `${unit} spaces per level for ${unit * to / from}`,
				weight: 4,
				...(from !== 2 || to !== 4) && (from !== 4 || to !== 2) && { last: !0 }
			};
		}
	}
};
function isIndentedAs(found, original) {
	let [{ widths }, sealed] = [spacesAtLineStarts(found), spacesAtLineStarts(original)];
	return [...widths].filter((width) => !sealed.widths.has(width)).length <= widths.size * .2;
}
function commonDivisor(a, b) {
	return b === 0 ? a : commonDivisor(b, a % b);
}
function spacesAtLineStarts(found) {
	let widths = /* @__PURE__ */ new Set(), spaces = 0, { bytes } = found;
	if (found.length > 16777216 || !found.layout.indent || found.hasNul) return {
		spaces,
		widths
	};
	for (let start = 0; start < bytes.length;) {
		let at = start;
		for (; bytes[at] === 32;) at++;
		at > start && (widths.add(at - start), spaces += at - start);
		let end = bytes.indexOf(10, at);
		start = end < 0 ? bytes.length : end + 1;
	}
	return {
		spaces,
		widths
	};
}
// src/drift/inverses/invisible-removed.ts
const W$1 = "[\\w\\x80-\\xff]", IN_WORDS = RegExp(`(?<=${W$1})(?=${W$1})`, "g"), BETWEEN_WORDS = RegExp(`(?<=${W$1}|[.,;:!?)])(?=[ \\n])|(?<=[ \\n])(?=\\S)`, "g"), AROUND_LINES = /(?<=\n)(?=[^\r\n])|(?=\r?\n)/g, BREAKS = /(?<=[/._@&=?-])(?=\w)/g, KINDS$1 = [
	{
		character: "​",
		places: [
			BREAKS,
			BETWEEN_WORDS,
			AROUND_LINES,
			IN_WORDS
		]
	},
	{
		character: "­",
		places: [IN_WORDS]
	},
	{
		character: "﻿",
		places: [
			AROUND_LINES,
			BETWEEN_WORDS,
			IN_WORDS
		]
	},
	{
		character: "‌",
		places: [IN_WORDS, BETWEEN_WORDS]
	},
	{
		character: "‍",
		places: [IN_WORDS, BETWEEN_WORDS]
	},
	{
		character: "⁠",
		places: [
			BETWEEN_WORDS,
			BREAKS,
			IN_WORDS
		]
	},
	{
		character: "‎",
		places: [AROUND_LINES, BETWEEN_WORDS]
	},
	{
		character: "‏",
		places: [AROUND_LINES, BETWEEN_WORDS]
	},
	{
		character: "‪",
		places: [AROUND_LINES, BETWEEN_WORDS]
	},
	{
		character: "‬",
		places: [AROUND_LINES, BETWEEN_WORDS]
	}
], invisibleRemoved = {
	cause: "invisible-characters",
	stage: "text",
	guess: 6,
	*undo(found, seal) {
		if (!mayLackSome(found, seal)) return;
		if (seal.bytes === void 0) {
			yield* oneOrAll(found);
			return;
		}
		let gain = seal.bytes - found.length;
		for (let { character, places } of KINDS$1) {
			let text = node_buffer.Buffer.from(character).toString("latin1"), missing = gain / text.length;
			!Number.isInteger(missing) || missing > 64 || (yield* broughtBack$1(found, placesIn(found, places), text, missing, `${characterName(character.codePointAt(0) ?? 0)} is missing`));
		}
	}
};
function mayLackSome(found, { bytes, text }) {
	let missing = (bytes ?? Infinity) - found.length;
	return text !== "ascii" && text !== "binary" && missing > 1 && found.length > 0 && found.length <= 1048576 && found.isText;
}
function* broughtBack$1(found, kinds, text, missing, detail) {
	let left = 1048576;
	for (let places of kinds) {
		let choice = places.map((offset) => ({
			offset,
			width: 0,
			text
		})), length = found.length + missing * text.length;
		choice.length === missing && (yield {
			length,
			make: () => replaceAt(found.bytes, choice),
			count: missing,
			detail,
			last: !0
		});
		let few = missing === 1 ? choice.map((one) => [one]) : missing === 2 ? pairs(choice) : void 0;
		if (few !== void 0) for (let chosen of few) {
			if (left -= length, left < 0) return;
			yield {
				length,
				make: () => replaceAt(found.bytes, chosen),
				count: missing,
				detail,
				last: !0
			};
		}
		else for (let candidate of partly(found, choice, [], length, () => ({
			count: missing,
			detail
		}))) {
			if (left -= length, left < 0) return;
			yield candidate;
		}
	}
}
function* oneOrAll(found) {
	let left = 524288, ways = KINDS$1.flatMap(({ character, places }) => placesIn(found, places).map((offsets, rank) => ({
		character,
		offsets,
		rank
	}))).sort((a, b) => a.rank - b.rank);
	for (let { character, offsets } of ways) {
		let text = node_buffer.Buffer.from(character).toString("latin1"), detail = `${characterName(character.codePointAt(0) ?? 0)} is missing`, all = offsets.map((offset) => ({
			offset,
			width: 0,
			text
		})), length = (count) => found.length + count * text.length;
		all.length > 1 && (yield {
			length: length(all.length),
			make: () => replaceAt(found.bytes, all),
			count: all.length,
			detail,
			last: !0
		});
		let share = left / 4;
		for (let one of all) {
			if (share -= found.length, left -= found.length, left < 0) return;
			if (share < 0) break;
			yield {
				length: length(1),
				make: () => replaceAt(found.bytes, [one]),
				count: 1,
				detail,
				last: !0
			};
		}
	}
}
function* pairs(choice) {
	for (let [at, first] of choice.entries()) for (let second of choice.slice(at + 1)) yield [first, second];
}
const perContent$5 = /* @__PURE__ */ new WeakMap();
function placesIn(found, kinds) {
	let known = perContent$5.get(found) ?? /* @__PURE__ */ new Map();
	return perContent$5.set(found, known), kinds.map((kind) => {
		let places = known.get(kind) ?? Array.from(found.latin1.matchAll(kind), ({ index }) => index).filter((at) => startsCharacter(found, at));
		return known.set(kind, places), places;
	});
}
function startsCharacter({ bytes }, at) {
	return ((bytes[at] ?? 0) & 192) != 128;
}
// src/drift/json/pretty.ts
const prettier = (unit, shown, matrices, leaves = "broken") => ({
	name: `as ${matrices === "flat" ? "Biome" : "prettier"} writes it, indented by ${shown}${LEAVES[leaves]}`,
	write(node, lineEnd) {
		let columns = unit === "	" ? 2 : unit.length, write = (value, depth, column, behind, isItem = !1) => {
			if (typeof value == "string") return value;
			let { kind, items } = value;
			if (items.length === 0) return kind === "object" ? "{}" : "[]";
			let leaf = depth > 0 && (leaves === "flat" || leaves === "flat in arrays" && isItem) ? flatLeaf(value) : void 0;
			if (leaf !== void 0 && column + widthOf(leaf) + behind <= 80) return leaf;
			let inner = lineEnd + unit.repeat(depth + 1), close = lineEnd + unit.repeat(depth), start = (depth + 1) * columns;
			if (kind === "object") return `{${inner}${items.map((item, at) => {
				let key = `${value.keys[at] ?? ""}: `;
				return key + write(item, depth + 1, start + widthOf(key), +(at < items.length - 1));
			}).join(`,${inner}`)}${close}}`;
			let line = flat(value, 80, matrices === "broken");
			return line !== void 0 && column + widthOf(line) + behind <= 80 ? line : items.length > 1 && items.every(isNumber) ? `[${inner}${filled$1(items, start, inner)}${close}]` : `[${inner}${items.map((item, at) => write(item, depth + 1, start, +(at < items.length - 1), !0)).join(`,${inner}`)}${close}]`;
		};
		return write(node, 0, 0, 0);
	}
}), LEAVES = {
	broken: "",
	flat: ", short objects on one line",
	"flat in arrays": ", short objects in arrays on one line"
};
function flatLeaf(value) {
	if (!(typeof value == "string" || value.kind === "array" || value.items.length * MIN_MEMBER > 80) && value.items.every((item) => typeof item == "string")) return `{ ${value.items.map((item, at) => `${value.keys[at] ?? ""}: ${typeof item == "string" ? item : ""}`).join(", ")} }`;
}
const MIN_MEMBER = 4, rows = ([unit, shown], depth, [style, inner]) => ({
	name: `${depth === 1 ? "one record per line" : `${depth} levels over lines, the rest on one line`}, ${style}, indented by ${shown}`,
	write(node, lineEnd) {
		let write = (value, level) => {
			if (typeof value == "string") return value;
			let { kind, items } = value, [open, close] = kind === "object" ? ["{", "}"] : ["[", "]"];
			if (items.length === 0) return `${open}${close}`;
			let broken = level < depth, members = items.map((item, at) => (kind === "object" ? (value.keys[at] ?? "") + (broken ? ": " : inner.colon) : "") + write(item, level + 1));
			if (!broken) return `${open}${inner.pad}${members.join(inner.comma)}${inner.pad}${close}`;
			let start = lineEnd + unit.repeat(level + 1);
			return `${open}${start}${members.join(`,${start}`)}${lineEnd}${unit.repeat(level)}${close}`;
		};
		return write(node, 0);
	}
}), IN_LINE = [
	["compact", {
		comma: ",",
		colon: ":",
		pad: ""
	}],
	["with spaces", {
		comma: ", ",
		colon: ": ",
		pad: ""
	}],
	["with spaces inside the braces too", {
		comma: ", ",
		colon: ": ",
		pad: " "
	}]
], ROW_UNITS = [
	["  ", "2 spaces"],
	["", "nothing"],
	["    ", "4 spaces"],
	["	", "a tab"]
], PRETTY_WRITERS = [
	prettier("  ", "2 spaces", "broken"),
	prettier("  ", "2 spaces", "flat"),
	prettier("	", "a tab", "broken"),
	prettier("	", "a tab", "flat"),
	prettier("    ", "4 spaces", "broken"),
	prettier("    ", "4 spaces", "flat"),
	{
		name: "as Jackson writes it",
		write(node, lineEnd) {
			let write = (value, depth) => {
				if (typeof value == "string") return value;
				let { kind, items } = value;
				if (kind === "array") return items.length === 0 ? "[ ]" : `[ ${items.map((item) => write(item, depth)).join(", ")} ]`;
				if (items.length === 0) return "{ }";
				let inner = lineEnd + "  ".repeat(depth + 1);
				return `{${inner}${items.map((item, at) => `${value.keys[at] ?? ""} : ${write(item, depth + 1)}`).join(`,${inner}`)}${lineEnd}${"  ".repeat(depth)}}`;
			};
			return write(node, 0);
		}
	},
	...["flat in arrays", "flat"].flatMap((leaves) => [
		prettier("  ", "2 spaces", "broken", leaves),
		prettier("	", "a tab", "broken", leaves),
		prettier("    ", "4 spaces", "broken", leaves)
	]),
	...ROW_UNITS.flatMap((unit) => [1, 2].flatMap((depth) => IN_LINE.map((style) => rows(unit, depth, style))))
];
function breaks(items) {
	let [first] = items;
	return items.length < 2 || first === void 0 || typeof first == "string" ? !1 : items.every((item) => typeof item != "string" && item.kind === first.kind && item.items.length > 1);
}
function flat(value, room, breakMatrices) {
	if (typeof value == "string") return value.length <= room * 4 ? value : void 0;
	if (value.items.length === 0) return value.kind === "object" ? "{}" : "[]";
	if (value.kind === "object" || breakMatrices && breaks(value.items) || value.items.length > room) return;
	let line = "";
	for (let item of value.items) {
		let text = flat(item, room - 2, breakMatrices);
		if (text === void 0 || (line += (line === "" ? "" : ", ") + text, line.length > room * 4)) return;
	}
	return `[${line}]`;
}
function isNumber(item) {
	return typeof item == "string" && /^[-\d]/.test(item);
}
function filled$1(items, start, inner) {
	let out = "", column = start;
	for (let [at, item] of items.entries()) {
		let text = `${typeof item == "string" ? item : ""}${at < items.length - 1 ? "," : ""}`;
		at > 0 && column + 1 + text.length > 80 ? (out += inner, column = start) : at > 0 && (out += " ", column++), out += text, column += text.length;
	}
	return out;
}
function widthOf(latin1) {
	let width = 0;
	for (let at = 0; at < latin1.length; at++) {
		let byte = latin1.charCodeAt(at);
		(byte & 192) != 128 && (width += byte >= 227 && byte < 245 ? 2 : 1);
	}
	return width;
}
// src/drift/inverses/json.ts
const jsonReencoded = {
	cause: "json-reencoded",
	stage: "text",
	*undo(found) {
		let json = jsonText(found);
		if (json === void 0) return;
		let followed = 0;
		for (let style of STYLES) {
			if (!sameStyle(style, json.effective(style))) continue;
			let { gain, count } = json.respelling(style);
			followed++, yield {
				length: found.length + gain,
				make: () => node_buffer.Buffer.from(json.respelled(style), "latin1"),
				count,
				detail: describeStyle(style),
				weight: 4,
				...followed > 3 && { last: !0 }
			};
		}
	}
}, jsonReformatted = {
	cause: "json-reformatted",
	stage: "text",
	*undo(found, seal) {
		let json = jsonText(found);
		if (json !== void 0) {
			for (let style of writerStyles(json)) {
				let { gain, count } = json.respelling(style), before = count === 0 ? void 0 : {
					code: "json-reencoded",
					count,
					detail: describeStyle(style)
				};
				for (let written of writings(json, style, gain, seal.bytes)) yield {
					...written,
					last: !0,
					...before !== void 0 && { before }
				};
			}
			found.length <= 262144 && (yield* prettyWritings(json));
		}
	}
};
function writerStyles(json) {
	let styles = [KEPT];
	for (let style of WRITER_STYLES.map((known) => json.effective(known))) styles.some((known) => sameStyle(known, style)) || styles.push(style);
	return styles;
}
function sameStyle(a, b) {
	return a.wide === b.wide && a.slash === b.slash && a.html === b.html;
}
function* writings(json, style, gain, sealed) {
	for (let layout of LAYOUTS) for (let sorted of json.isSorted ? [!1] : [!1, !0]) {
		if (!sorted && layout === json.layout) continue;
		let text, plain = json.lengthIn(layout) + gain;
		for (let end of [json.lineEnd, ""]) {
			let length = plain + end.length;
			(sealed === void 0 || length === sealed) && (yield {
				length,
				make: () => (text ??= json.write(layout, style, sorted), node_buffer.Buffer.from(text + end, "latin1")),
				detail: () => describeLayout(json, layout, sorted)
			});
		}
	}
}
function* prettyWritings(json) {
	for (let writer of PRETTY_WRITERS) for (let end of [json.lineEnd, ""]) {
		let text = json.pretty(writer) + end;
		text !== json.latin1 && (yield {
			length: text.length,
			make: () => node_buffer.Buffer.from(text, "latin1"),
			detail: `sealed: ${writer.name}`,
			last: !0
		});
	}
}
function describeLayout(json, layout, sorted) {
	let found = json.layout === void 0 ? "" : `; found: ${json.layout.name}`;
	return `sealed: ${layout.name}${sorted ? ", keys sorted" : ""}${found}`;
}
function describeStyle(style) {
	let parts = [];
	return (style.wide === "raw" || style.wide === "jq" || style.wide === "go") && parts.push("characters over U+007F now stand as \\uXXXX (ensure_ascii)"), style.wide === "lower" && parts.push("characters over U+007F no longer stand as \\uXXXX in small hex (ensure_ascii)"), style.wide === "upper" && parts.push("characters over U+007F no longer stand as \\uXXXX in capital hex"), style.slash === "plain" && parts.push("\"/\" now stands as \"\\/\""), style.slash === "escaped" && parts.push("\"/\" no longer stands as \"\\/\""), style.html === "plain" && parts.push("ASCII characters now stand as \\uXXXX"), (style.html === "lower" || style.html === "upper") && parts.push("\"<\", \">\", \"&\" no longer stand as \\uXXXX"), parts.join("; ");
}
const JSON_WRITERS = [jsonReencoded, jsonReformatted], NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
function decimalOf(token) {
	let [, sign, whole = "", fraction = "", power = "0"] = NUMBER.exec(token) ?? [];
	if (sign === void 0 || token.length > 400 || power.length > 4) return;
	let all = whole + fraction, trimmed = all.replace(/0+$/, ""), digits = trimmed.replace(/^0+/, ""), exponent = digits === "" ? 0 : Number(power) - fraction.length + (all.length - trimmed.length);
	return {
		negative: sign === "-",
		digits,
		exponent
	};
}
function isSameNumber(a, b) {
	let [left, right] = [decimalOf(a), decimalOf(b)];
	return left === void 0 || right === void 0 || left.digits !== right.digits ? !1 : left.digits === "" || left.negative === right.negative && left.exponent === right.exponent;
}
function asJavaScript(token) {
	let number = Number(token);
	return Number.isFinite(number) ? JSON.stringify(number) : token;
}
function asPython(token) {
	return /[.eE]/.test(token) ? pythonFloat(Number(token)) ?? token : token;
}
function pythonFloat(number) {
	if (!Number.isFinite(number)) return;
	let size = Math.abs(number), sign = Object.is(number, -0) ? "-" : "";
	if (size !== 0 && (size >= 0x2386f26fc10000 || size < 1e-4)) return number.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
	let text = String(number);
	return sign + (text.includes(".") ? text : `${text}.0`);
}
function withPlaces(places, onlyFractions) {
	return (token) => {
		let [, sign, whole = "", fraction = "", power] = NUMBER.exec(token) ?? [];
		if (sign === void 0 || power !== void 0 || onlyFractions && fraction === "") return token;
		let kept = fraction.replace(/(?<!0)0+$/, "");
		return kept.length > places ? token : `${sign}${whole}.${kept.padEnd(places, "0")}`;
	};
}
function withExponent(mark, point) {
	return (token) => {
		let decimal = decimalOf(token);
		if (decimal === void 0 || decimal.digits === "" || /[eE]/.test(token)) return token;
		let { negative, digits, exponent } = decimal;
		if (point !== "always" && exponent <= 0) return token;
		let [head, tail] = point === "always" ? [digits.slice(0, 1), digits.slice(1)] : [digits, ""], power = point === "always" ? exponent + tail.length : exponent;
		return power < 1 ? token : `${negative ? "-" : ""}${head}${tail === "" ? point === ".0" ? ".0" : "" : `.${tail}`}${mark}${power}`;
	};
}
const EXPONENT_MARKS = [
	"e",
	"E",
	"e+",
	"E+",
	"e+0",
	"E+0"
];
function withMark$1(mark) {
	let [letter = "", plus, zero] = [
		mark.slice(0, 1),
		mark.includes("+") ? "+" : "",
		mark.includes("0")
	];
	return (token) => token.replace(/[eE]([+-]?)0*(\d+)$/, (_, sign, digits) => `${letter}${sign === "-" ? "-" : plus}${zero ? digits.padStart(2, "0") : digits}`);
}
const NUMBER_SPELLINGS = [
	{
		name: "as JavaScript writes numbers",
		write: asJavaScript
	},
	{
		name: "as Python writes numbers",
		write: asPython
	},
	{
		name: "whole numbers with \".0\"",
		write: (token) => /^-?\d+$/.test(token) ? `${token}.0` : token
	},
	...[
		2,
		1,
		3,
		4,
		6
	].flatMap((places) => [{
		name: `fractions with ${places} ${places === 1 ? "place" : "places"}`,
		write: withPlaces(places, !0)
	}, {
		name: `numbers with ${places} ${places === 1 ? "place" : "places"}`,
		write: withPlaces(places, !1)
	}]),
	...[
		"",
		".0",
		"always"
	].flatMap((point) => EXPONENT_MARKS.map((mark) => ({
		name: `exponents as in ${point === "always" ? "1.5" : `1${point}`}${mark}3`,
		write: withExponent(mark, point)
	}))),
	...EXPONENT_MARKS.map((mark) => ({
		name: `exponents with "${mark}"`,
		write: withMark$1(mark)
	})),
	{
		name: "-0 for 0",
		write: (token) => /^0(?:\.0+)?$/.test(token) ? `-${token}` : token
	},
	{
		name: "0 for -0",
		write: (token) => /^-0(?:\.0+)?$/.test(token) ? token.slice(1) : token
	}
], jsonNumbers = {
	cause: "json-numbers",
	stage: "text",
	guess: 5,
	*undo(found, seal) {
		let numbers = numbersIn(found);
		if (numbers.length === 0) return;
		let seen = /* @__PURE__ */ new Set();
		for (let { name, write } of NUMBER_SPELLINGS) {
			let places = [];
			for (let { offset, width, text: token } of numbers) {
				let text = write(token);
				text !== token && isSameNumber(text, token) && places.push({
					offset,
					width,
					text
				});
			}
			let key = `${places.length} ${places[0]?.offset} ${places[0]?.text} ${places.at(-1)?.text}`;
			if (places.length === 0 || seen.has(key)) continue;
			seen.add(key);
			let detail = `sealed: ${name}`;
			yield {
				length: found.length + gainOf(places),
				make: () => replaceAt(found.bytes, places),
				count: places.length,
				detail,
				last: !0
			};
			for (let alike of byGain(places)) yield* partly(found, alike, [], seal.bytes, (count, of) => ({
				count,
				detail: `${detail} (${count} of ${of})`
			}));
			for (let [only, ...others] of byGain(places)) {
				if (only === void 0 || others.length > 0 || places.length === 1) continue;
				let alone = [only];
				yield {
					length: found.length + gainOf(alone),
					make: () => replaceAt(found.bytes, alone),
					count: 1,
					detail,
					last: !0
				};
			}
		}
	}
}, jsonNumbersRespelled = {
	cause: "json-numbers",
	stage: "text",
	*undo(found) {
		for (let { name, write } of NUMBER_SPELLINGS.slice(0, 2)) {
			let count = 0, places = numbersIn(found).map(({ offset, width, text: token }) => {
				let text = write(token), isChanged = text !== token && isSameNumber(text, token);
				return isChanged && count++, {
					offset,
					width,
					text: isChanged ? text : token
				};
			});
			count !== 0 && (yield {
				length: found.length + gainOf(places),
				make: () => replaceAt(found.bytes, places),
				count,
				detail: `sealed: ${name}`,
				weight: 4
			});
		}
	}
};
function byGain(places) {
	let kinds = /* @__PURE__ */ new Map();
	for (let place of places) {
		let gain = place.text.length - place.width, kind = kinds.get(gain);
		kind === void 0 ? kinds.set(gain, [place]) : kind.push(place);
	}
	return [...kinds.values()];
}
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, perContent$4 = /* @__PURE__ */ new WeakMap();
function numbersIn(found) {
	let known = perContent$4.get(found);
	if (known !== void 0) return known;
	let numbers = [];
	if (found.length <= 1048576 && jsonText(found) !== void 0) {
		for (let { 0: text, index } of found.latin1.matchAll(TOKEN)) if (text.startsWith("\"") || numbers.push({
			offset: index,
			width: text.length,
			text
		}), numbers.length > 5e4) return [];
	}
	return perContent$4.set(found, numbers), numbers;
}
// src/drift/inverses/keywords.ts
const EXPANDED = /* @__PURE__ */ RegExp("\\$(Archive|Author|Branch|CVSHeader|Change|Date|DateTime|File|Header|HeadURL|Id|LastChangedBy|LastChangedDate|LastChangedRevision|Locker|Log|Logfile|Modtime|Name|Project|RCSfile|Rev|Revision|Source|State|URL|Workfile)(::?) ?[^$\\r\\n]{1,500}\\$", "g"), IDENT = /^\$Id: (?:[0-9a-f]{40}|[0-9a-f]{64}) \$$/, fixedWidth = (text, name) => `$${name}::${" ".repeat(Math.max(0, text.length - name.length - 4))}$`, SPELLINGS = [
	(text, name) => text.startsWith(`$${name}::`) ? fixedWidth(text, name) : `$${name}$`,
	(_, name) => `$${name}: $`,
	(_, name) => `$${name}:$`
], keywordsExpanded = {
	cause: "keywords-expanded",
	stage: "text",
	ofBinary: !0,
	*undo(found, seal) {
		if (found.length > 16777216 || !found.bytes.includes("$")) return;
		let places = Array.from(found.latin1.matchAll(EXPANDED), ({ 0: text, 1: name = "", index }) => ({
			text,
			name,
			index
		})).filter(({ text }) => !IDENT.test(text));
		if (places.length === 0) return;
		let names = [...new Set(places.map(({ name }) => name))], detail = names.map((name) => `$${name}$`).join(", "), replaced = (spellings) => places.map(({ text, name, index }) => {
			let spell = SPELLINGS[spellings[names.indexOf(name)] ?? 0] ?? SPELLINGS[0];
			return {
				offset: index,
				width: text.length,
				text: spell?.(text, name) ?? text
			};
		}), write = (spellings) => {
			let replacements = replaced(spellings);
			return {
				length: replacements.reduce((sum, { width, text }) => sum + text.length - width, found.length),
				make: () => {
					let next = 0;
					return node_buffer.Buffer.from(found.latin1.replace(EXPANDED, (text) => IDENT.test(text) ? text : replacements[next++]?.text ?? text), "latin1");
				},
				count: places.length,
				detail
			};
		};
		for (let spelling of SPELLINGS.keys()) yield {
			...write(names.map(() => spelling)),
			weight: spelling === 0 ? 1 : 2
		};
		if (names.length > 1) {
			let sizes = names.map(() => SPELLINGS.length);
			for (let choice of assignments(sizes, 256)) yield {
				...write(choice),
				last: !0
			};
		}
		let all = replaced(names.map(() => 0)), gains = new Set(all.map(({ width, text }) => text.length - width));
		for (let gain of gains) {
			let alike = all.filter(({ width, text }) => text.length - width === gain);
			if (alike.length === 1 && all.length > 1) {
				let [only] = alike;
				if (only === void 0) continue;
				yield {
					length: found.length + gain,
					make: () => node_buffer.Buffer.from(found.latin1.slice(0, only.offset) + only.text + found.latin1.slice(only.offset + only.width), "latin1"),
					count: 1,
					detail,
					last: !0
				};
			}
			yield* partly(found, alike, [], seal.bytes, (count) => ({
				count,
				detail
			}));
		}
	}
}, crlfAdded = {
	cause: "crlf-added",
	stage: "eol",
	copies: 2,
	*undo(found, seal) {
		let { crlf, lf } = found.ends;
		crlf === 0 || lf > 0 || (yield {
			...toLf(found),
			weight: seal.eol === "crlf" ? 4 : 1
		}, seal.eol !== "crlf" && found.ends.cr > 0 && found.bytes.includes("\r\r\n") && (yield runsToLf(found)));
	}
}, crlfRemoved = {
	cause: "crlf-removed",
	stage: "eol",
	copies: 2,
	*undo(found, seal) {
		let { crlf, lf } = found.ends;
		lf === 0 || crlf > 0 || seal.eol === "lf" || seal.eol === "none" || (yield {
			...toCrlf$1(found),
			weight: seal.eol === "crlf" ? 1 : 3
		});
	}
}, crOnly = {
	cause: "cr-only",
	stage: "eol",
	copies: 2,
	*undo(found, seal) {
		let { crlf, lf, cr } = found.ends;
		if (cr === 0 || crlf > 0 || lf > 0) return;
		let lone = {
			length: found.length,
			make: () => swapByte(found.bytes, 13, 10),
			count: cr
		}, pair = {
			length: found.length + cr,
			make: () => insertBefore(swapByte(found.bytes, 13, 10), cr),
			count: cr
		};
		seal.eol !== "crlf" && (yield lone), seal.eol !== "lf" && (yield pair);
	}
}, crExchanged = {
	cause: "eol-mixed",
	stage: "eol",
	copies: 2,
	*undo(found, seal) {
		let { crlf, lf, cr } = found.ends;
		lf === 0 || crlf > 0 || cr > 0 || seal.eol !== void 0 && seal.eol !== "none" || (yield {
			length: found.length,
			make: () => swapByte(found.bytes, 10, 13),
			count: lf,
			detail: "CR alone became LF",
			last: !0
		});
	}
}, eolMixed = {
	cause: "eol-mixed",
	stage: "eol",
	copies: 2,
	*undo(found, seal) {
		let { crlf, lf } = found.ends;
		crlf !== 0 && lf !== 0 && (seal.eol !== "crlf" && (yield {
			...toLf(found),
			detail: `${crlf} of ${crlf + lf} lines end with CR LF`
		}), seal.eol !== "lf" && (yield {
			...toCrlf$1(found),
			detail: `${lf} of ${crlf + lf} lines end with LF alone`
		}));
	}
}, eolMixedInPart = {
	cause: "eol-mixed",
	stage: "eol",
	guess: 3,
	*undo(found, seal) {
		let { crlf, lf } = found.ends;
		if (seal.bytes === void 0 || seal.eol !== void 0 && seal.eol !== "mixed" || crlf + lf > MAX_LINES$1) return;
		let ends = lineEndsOf(found.bytes), windows = ends.filter(({ width }) => width === 2).map((end) => ({
			...end,
			text: "\n"
		})), unix = ends.filter(({ width }) => width === 1).map((end) => ({
			...end,
			text: "\r\n"
		}));
		for (let [choice, others] of [[windows, unix], [unix, windows]]) yield* partly(found, choice, [], seal.bytes, (part) => ({ count: part })), others.length > 0 && (yield* partly(found, choice, others, seal.bytes, (part) => ({ count: part + others.length })));
	}
}, blankLinesAdded = {
	cause: "blank-lines-added",
	stage: "eol",
	*undo(found, seal) {
		let { crlf, lf } = found.ends;
		if (crlf + lf < 2 || !found.layout.blankLine) return;
		let end = found.lineEnd;
		if (crlf > 0 && lf > 0 || !inPairs$1(found.bytes)) return;
		let count = (crlf + lf) / 2;
		for (let single of seal.eol === "crlf" ? ["\r\n"] : ["\n", "\r\n"]) yield {
			length: found.length - count * (2 * end.length - single.length),
			make: () => node_buffer.Buffer.from(found.latin1.replaceAll(end + end, single), "latin1"),
			count,
			detail: "every line ending was doubled",
			weight: 3
		};
	}
};
function inPairs$1(bytes) {
	let run = 0;
	for (let at = 0; at <= bytes.length; at++) {
		let byte = bytes[at];
		if (byte === 10) run++;
		else if (byte !== 13 || bytes[at + 1] !== 10) {
			if (run % 2 != 0) return !1;
			run = 0;
		}
	}
	return !0;
}
const MAX_LINES$1 = 1e6;
function lineEndsOf(bytes) {
	let ends = [];
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
		let width = bytes[at - 1] === 13 ? 2 : 1;
		ends.push({
			offset: at + 1 - width,
			width
		});
	}
	return ends;
}
function toLf(found) {
	let { crlf, lf, cr } = found.ends, known = cr === 0 ? { known: {
		ends: {
			crlf: 0,
			lf: lf + crlf,
			cr
		},
		twin: found
	} } : {};
	return {
		length: found.length - crlf,
		make: () => dropCr(found.bytes, crlf),
		count: crlf,
		...known
	};
}
function toCrlf$1(found) {
	let { crlf, lf, cr } = found.ends, known = {
		ends: {
			crlf: crlf + lf,
			lf: 0,
			cr
		},
		twin: found
	};
	return {
		length: found.length + lf,
		make: () => insertBefore(found.bytes, lf),
		count: lf,
		known
	};
}
function runsToLf(found) {
	let { bytes, ends } = found, length = bytes.length;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) for (let cr = at; bytes[cr - 1] === 13; cr--) length--;
	return {
		length,
		make: () => {
			let out = node_buffer.Buffer.allocUnsafe(bytes.length), to = 0;
			for (let at = 0; at < bytes.length; at++) {
				let byte = bytes[at] ?? 0;
				if (byte === 10) for (; out[to - 1] === 13;) to--;
				out[to++] = byte;
			}
			return out.subarray(0, to);
		},
		count: ends.crlf,
		detail: "doubled: CR CR LF"
	};
}
function dropCr(bytes, crlf) {
	if (bytes.length <= 4194304) return node_buffer.Buffer.from(bytes.toString("latin1").replace(/\r\n/g, "\n"), "latin1");
	let out = node_buffer.Buffer.allocUnsafe(bytes.length - crlf), end = bytes.length, to = 0;
	for (let at = 0; at < end; at++) {
		let byte = bytes[at] ?? 0;
		(byte !== 13 || bytes[at + 1] !== 10) && (out[to++] = byte);
	}
	return out;
}
function insertBefore(bytes, lf) {
	let out = node_buffer.Buffer.allocUnsafe(bytes.length + lf), end = bytes.length, to = 0, before = 0;
	for (let at = 0; at < end; at++) {
		let byte = bytes[at] ?? 0;
		byte === 10 && before !== 13 && (out[to++] = 13), out[to++] = byte, before = byte;
	}
	return out;
}
function swapByte(bytes, from, to) {
	let out = node_buffer.Buffer.from(bytes);
	for (let at = out.indexOf(from); at >= 0; at = out.indexOf(from, at + 1)) out[at] = to;
	return out;
}
const LINE_ENDS = [
	crlfAdded,
	eolMixed,
	crOnly,
	crExchanged,
	blankLinesAdded
], MAX_BYTES$12 = 1048576, byBytes = (a, b) => a < b ? -1 : +(a > b);
function withBytes(compare) {
	return (a, b) => compare(a, b) || byBytes(a, b);
}
const upper = (text) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()), byLetters = byCollator({ ignorePunctuation: !0 }), byLocale = byCollator({}), byNumber = withBytes((a, b) => leadingNumber(a) - leadingNumber(b));
function byCollator(options) {
	let collator;
	return withBytes((a, b) => (collator ??= new Intl.Collator("en", options), collator.compare(utf8(a), utf8(b))));
}
const byVersion = withBytes((a, b) => {
	let [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
	for (let at = 0; at < Math.max(left.length, right.length); at++) {
		let [one, other] = [left[at] ?? "", right[at] ?? ""], order = at % 2 == 1 ? Number(one) - Number(other) : byWeight(one, other);
		if (order !== 0) return order;
	}
	return 0;
});
function byWeight(a, b) {
	for (let at = 0; at < Math.max(a.length, b.length); at++) {
		let order = weightOf$1(a[at]) - weightOf$1(b[at]);
		if (order !== 0) return order;
	}
	return 0;
}
function weightOf$1(character) {
	return character === void 0 ? 0 : character === "~" ? -1 : character.charCodeAt(0) + (/[A-Za-z]/.test(character) ? 0 : 256);
}
const byFoldedCase = withBytes((a, b) => byBytes(upper(a), upper(b))), ORDERS = [
	{
		name: "sorted by bytes (LC_ALL=C sort)",
		compare: byBytes
	},
	{
		name: "sorted by locale (sort)",
		compare: byLocale
	},
	{
		name: "sorted by locale, by letters first (sort)",
		compare: byLetters
	},
	{
		name: "sorted without regard to case (sort -f)",
		compare: byFoldedCase
	},
	{
		name: "sorted by number (sort -n)",
		compare: byNumber
	},
	{
		name: "sorted by version (sort -V)",
		compare: byVersion
	}
], linesReordered = {
	cause: "lines-reordered",
	stage: "origin",
	guess: 5,
	*undo(found, seal) {
		if (!found.isText || found.length > MAX_BYTES$12 || (seal.bytes ?? 0) > found.length || found.layout.indent) return;
		let isSame = seal.bytes === void 0 || seal.bytes === found.length;
		for (let head of [0, 1]) {
			let lines = linesOf(found, head);
			if (lines !== void 0) for (let { name, order } of ordersOf(lines.body, isSame)) {
				let text = lines.head + order.join(lines.end) + lines.tail;
				if (text === found.latin1 || seal.bytes !== void 0 && text.length !== seal.bytes) continue;
				let where = head === 0 ? "" : ", below the first line";
				yield {
					length: text.length,
					make: () => node_buffer.Buffer.from(text, "latin1"),
					detail: `sealed: ${name}${where}`,
					last: !0
				};
			}
		}
	}
};
function* ordersOf(body, isSame) {
	isSame && (yield {
		name: "in reverse (tac)",
		order: body.toReversed()
	});
	for (let { name, compare } of ORDERS) {
		let sorted = body.toSorted(compare);
		isSame && (yield {
			name,
			order: sorted
		}, yield {
			name: `${name}, in reverse`,
			order: sorted.toReversed()
		});
		let unique = sorted.filter((line, at) => line !== sorted[at - 1]);
		unique.length < body.length && (yield {
			name: `${name}, without repeats (sort -u)`,
			order: unique
		});
	}
	let unique = [...new Set(body)];
	unique.length < body.length && (yield {
		name: "without repeats",
		order: unique
	});
}
function linesOf({ latin1, ends, lineEnd }, headLines) {
	if (ends.crlf > 0 && ends.lf > 0) return;
	let tail = latin1.endsWith(lineEnd) ? lineEnd : "", lines = latin1.slice(0, latin1.length - tail.length).split(lineEnd);
	if (!(lines.length > 5e4 || lines.length - headLines < 2)) return {
		head: lines.slice(0, headLines).map((line) => line + lineEnd).join(""),
		body: lines.slice(headLines),
		end: lineEnd,
		tail
	};
}
function haveSameLines(a, b) {
	if (a.length > MAX_BYTES$12 || b.length > MAX_BYTES$12 || Math.abs(a.length - b.length) > 2 || !a.isText || !b.isText || a.layout.indent || b.layout.indent) return !1;
	let counts = /* @__PURE__ */ new Map(), count = (content, by) => {
		for (let line of content.latin1.replace(/\r?\n$/, "").split("\n")) counts.set(line, (counts.get(line) ?? 0) + by);
	};
	return count(a, 1), count(b, -1), a.ends.lf + a.ends.crlf > 1 && [...counts.values()].every((left) => left === 0);
}
function utf8(latin1) {
	return /[\x80-\xff]/.test(latin1) ? node_buffer.Buffer.from(latin1, "latin1").toString("utf8") : latin1;
}
function leadingNumber(text) {
	return Number.parseFloat(/^[ \t]*-?\d*\.?\d+/.exec(text)?.[0] ?? "0");
}
// src/drift/inverses/line-separators.ts
const SEPARATORS = [
	"\u2028",
	"\u2029",
	""
], PLAIN = [
	"\n",
	"",
	" ",
	"\r\n"
], MAX_BYTES$11 = 1048576, separatorsAdded = {
	cause: "unicode-line-ends",
	stage: "text",
	*undo(found, seal) {
		if (!(found.isAscii || !found.isText || found.length > MAX_BYTES$11)) for (let separator of SEPARATORS) {
			let spelled = latin1Of(separator), places = placesOf$1(found, spelled);
			for (let plain of places.length === 0 ? [] : PLAIN) {
				let all = replacementsAt(places, spelled.length, plain), detail = `${nameOf$3(separator)} for ${shown(plain)}`;
				yield {
					...replaced(found, all, detail),
					weight: plain === "\n" ? 3 : 4,
					...plain !== "\n" && { last: !0 }
				}, yield* partly(found, all, [], seal.bytes, (count) => ({
					count,
					detail
				}));
			}
		}
	}
}, separatorsRemoved = {
	cause: "unicode-line-ends",
	stage: "text",
	guess: 5,
	*undo(found, seal) {
		if (!(found.length === 0 || found.length > MAX_BYTES$11 || !found.isText || seal.text === "ascii")) for (let separator of SEPARATORS) {
			let text = latin1Of(separator), left = seal.bytes === void 0 ? 524288 : 2097152;
			for (let candidate of broughtBack(found, text, seal.bytes, nameOf$3(separator))) {
				if (left -= candidate.length, left < 0) break;
				yield candidate;
			}
		}
	}
};
function* broughtBack(found, text, sealed, name) {
	for (let plain of [
		"\r\n",
		"\n",
		" "
	]) {
		let places = replacementsAt(placesOf$1(found, plain), plain.length, text);
		if (places.length === 0) continue;
		let detail = `${shown(plain)} for ${name}`;
		yield {
			...replaced(found, places, detail),
			last: !0
		}, places.length > 1 && (yield {
			...replaced(found, places.slice(0, -1), detail),
			last: !0
		}), yield* partly(found, places, [], sealed, (count) => ({
			count,
			detail
		}));
	}
	let missing = sealed === void 0 ? 1 : (sealed - found.length) / text.length;
	if (!Number.isInteger(missing) || missing < 1 || missing > 3) return;
	let gaps = gapsOf(found);
	if (missing === 1) for (let offset of gaps) yield {
		...replaced(found, [{
			offset,
			width: 0,
			text
		}], `${name} is missing`),
		last: !0
	};
	else yield* partly(found, gaps.map((offset) => ({
		offset,
		width: 0,
		text
	})), [], sealed, (count) => ({
		count,
		detail: `${name} is missing`
	}));
}
function gapsOf(found) {
	let likely = Array.from(found.latin1.matchAll(/(?<=[a-z.,;:!?\x80-\xff])(?=[A-Z])|(?<= )(?=\S)|(?<=\S)(?= )|(?<=\n)|(?=\n)/g), (m) => m.index), all = Array.from({ length: found.length + 1 }, (_, at) => at).filter((at) => ((found.bytes[at] ?? 0) & 192) != 128);
	return [.../* @__PURE__ */ new Set([...likely, ...all])];
}
function replaced(found, replacements, detail) {
	return {
		length: replacements.reduce((sum, { width, text }) => sum + text.length - width, found.length),
		make: () => replaceAt(found.bytes, replacements),
		count: replacements.length,
		detail
	};
}
function placesOf$1({ latin1 }, text) {
	let places = [];
	for (let at = latin1.indexOf(text); at >= 0; at = latin1.indexOf(text, at + text.length)) places.push(at);
	return places;
}
function replacementsAt(places, width, text) {
	return places.map((offset) => ({
		offset,
		width,
		text
	}));
}
function latin1Of(character) {
	return node_buffer.Buffer.from(character).toString("latin1");
}
function nameOf$3(character) {
	return characterName(character.codePointAt(0) ?? 0);
}
function shown(plain) {
	return plain === "" ? "nothing" : plain === " " ? "a space" : plain === "\n" ? "LF" : "CR LF";
}
// src/drift/inverses/habits.ts
const MAX_BYTES$10 = 131072;
function* rewritten$2(found, habits) {
	if (!(found.length > MAX_BYTES$10 || !found.isUtf8 || found.bom)) for (let chosen of combinations(liveIn(found, habits), 128)) yield* written(found, chosen);
}
function* rewrittenApart(found, habits, sealed) {
	if (found.length > MAX_BYTES$10 || !found.isUtf8 || found.bom) return;
	let limit = sealed === void 0 ? 256 : 16384;
	for (let chosen of combinations(liveIn(found, habits), limit)) {
		let length = chosen.reduce((sum, { gain }) => sum + gain, found.length);
		(sealed === void 0 || length === sealed) && (yield* written(found, chosen));
	}
}
function liveIn(found, habits) {
	return habits.map(({ ways }) => {
		let seen = /* @__PURE__ */ new Set([found.latin1]);
		return ways.flatMap(({ name, write }) => {
			let text = write(found.latin1);
			return seen.has(text) ? [] : (seen.add(text), [{
				name,
				write,
				gain: text.length - found.length
			}]);
		});
	}).filter(({ length }) => length > 0);
}
function* combinations(live, limit) {
	let sizes = live.map((ways) => ways.length + 1);
	for (let choice of assignments(sizes, limit)) yield live.flatMap((ways, at) => ways[(choice[at] ?? 0) - 1] ?? []);
}
function* written(found, chosen) {
	let text = chosen.reduce((so, { write }) => write(so), found.latin1);
	if (text === found.latin1) return;
	let detail = `sealed: ${chosen.map(({ name }) => name).join(", ")}`;
	yield {
		length: text.length,
		make: () => node_buffer.Buffer.from(text, "latin1"),
		detail,
		last: !0
	};
}
// src/drift/inverses/markup.ts
const markdownReformatted = {
	cause: "markdown-reformatted",
	stage: "text",
	guess: 4,
	*undo(found, seal) {
		/\.(?:md|markdown|mdx|mdown)$/i.test(seal.path) && (yield* rewritten$2(found, MARKDOWN));
	}
}, yamlReformatted = {
	cause: "yaml-reformatted",
	stage: "text",
	guess: 4,
	*undo(found, seal) {
		/\.ya?ml$/i.test(seal.path) && (yield* rewritten$2(found, YAML));
	}
};
function outsideCode(write) {
	return (latin1) => {
		let fence;
		return mapLines(linesOf$1(latin1), (text) => {
			let mark = /^ {0,3}(```|~~~)/.exec(text)?.[1];
			return mark !== void 0 && (fence === void 0 || fence === mark) ? (fence = fence === void 0 ? mark : void 0, text) : fence === void 0 ? write(text) : text;
		});
	};
}
const bullet = (mark) => ({
	name: `"${mark}" for list items`,
	write: outsideCode((text) => text.replace(/^(\s*(?:>\s*)?)[-*+](?= +\S)/, `$1${mark}`))
}), MARKDOWN = [
	{
		name: "bullets",
		ways: [
			bullet("-"),
			bullet("*"),
			bullet("+")
		]
	},
	{
		name: "emphasis",
		ways: [{
			name: "\"*\" for emphasis",
			write: outsideCode((text) => text.replace(/(?<![\w_])_([^_\s](?:[^_]{0,500}[^_\s])?)_(?![\w_])/g, "*$1*"))
		}, {
			name: "\"_\" for emphasis",
			write: outsideCode((text) => text.replace(/(?<![\w*])\*([^*\s](?:[^*]{0,500}[^*\s])?)\*(?![\w*])/g, "_$1_"))
		}]
	},
	{
		name: "strong",
		ways: [{
			name: "\"__\" for strong",
			write: outsideCode((text) => text.replace(/\*\*([^*\s](?:[^*]{0,500}[^*\s])?)\*\*/g, "__$1__"))
		}, {
			name: "\"**\" for strong",
			write: outsideCode((text) => text.replace(/__([^_\s](?:[^_]{0,500}[^_\s])?)__/g, "**$1**"))
		}]
	},
	{
		name: "tables",
		ways: [{
			name: "tables not padded",
			write: outsideCode((text) => isTableRow(text) ? cells(text).join(" | ").trim() : text)
		}, {
			name: "tables without spaces",
			write: outsideCode((text) => isTableRow(text) ? cells(text).join("|") : text)
		}]
	},
	{
		name: "blank lines",
		ways: [{
			name: "no blank line behind headings",
			write: (latin1) => latin1.replace(/^(#{1,6} .*\r?\n)\r?\n/gm, "$1")
		}, {
			name: "no blank line before lists",
			write: (latin1) => latin1.replace(/\n\r?\n(?=[-*+] )/g, "\n")
		}]
	},
	{
		name: "rules",
		ways: [
			"***",
			"* * *",
			"___",
			"---",
			"- - -",
			"----",
			"-----"
		].map((rule) => ({
			name: `"${rule}" for rules`,
			write: outsideCode((text) => /^(?:\*\*\*|---|___)$/.test(text) ? rule : text)
		}))
	},
	{
		name: "escapes",
		ways: [{
			name: "no escapes",
			write: outsideCode((text) => text.replace(/\\([_*[\]#<>~.+-])/g, "$1"))
		}]
	}
];
function cells(text) {
	return text.split("|").map((cell) => cell.trim().replace(/^(:?)-{3,}(:?)$/, "$1---$2"));
}
function isTableRow(text) {
	return text.startsWith("|") && text.length < 1e4;
}
const YAML = [
	{
		name: "quotes",
		ways: [{
			name: "single quotes",
			write: (latin1) => latin1.replace(/"([^"'\\\n]*)"/g, "'$1'")
		}, {
			name: "double quotes",
			write: (latin1) => latin1.replace(/'([^'"\\\n]*)'/g, "\"$1\"")
		}]
	},
	{
		name: "sequences",
		ways: [{
			name: "sequences indented",
			write: indentSequences
		}, {
			name: "sequences not indented",
			write: outdentSequences
		}]
	},
	{
		name: "document start",
		ways: [{
			name: "with \"---\"",
			write: (latin1) => latin1.startsWith("---") ? latin1 : `---\n${latin1}`
		}, {
			name: "without \"---\"",
			write: (latin1) => latin1.replace(/^---\r?\n/, "")
		}]
	},
	{
		name: "comments",
		ways: [{
			name: "two spaces before comments",
			write: (latin1) => latin1.replace(/(\S) (#.*)$/gm, "$1  $2")
		}, {
			name: "one space before comments",
			write: (latin1) => latin1.replace(/(\S) {2,20}(#.*)$/gm, "$1 $2")
		}]
	},
	{
		name: "braces",
		ways: [{
			name: "no spaces in braces",
			write: (latin1) => latin1.replace(/\{ /g, "{").replace(/ \}/g, "}")
		}, {
			name: "spaces in braces",
			write: (latin1) => latin1.replace(/\{(?=[^ }\n])/g, "{ ").replace(/(?<=[^ {\n])\}/g, " }")
		}]
	},
	{
		name: "brackets",
		ways: [{
			name: "no spaces in brackets",
			write: (latin1) => latin1.replace(/\[ (?=\S)/g, "[").replace(/(?<=\S) \]/g, "]")
		}, {
			name: "spaces in brackets",
			write: (latin1) => latin1.replace(/\[(?=[^ \]\n])/g, "[ ").replace(/(?<=[^ [\n])\]/g, " ]")
		}]
	},
	{
		name: "blank lines",
		ways: [{
			name: "no blank lines",
			write: (latin1) => latin1.replace(/\n[\r\n]+/g, "\n")
		}]
	}
];
function indentSequences(latin1) {
	return shiftSequences(latin1, 0, 2);
}
function outdentSequences(latin1) {
	return shiftSequences(latin1, 2, -2);
}
function shiftSequences(latin1, level, by) {
	let open = [], key = -1;
	return mapLines(linesOf$1(latin1), (text) => {
		let indent = text.length - text.trimStart().length;
		if (text.trim() === "") return text;
		let isItem = /^ *- /.test(text) || /^ *-$/.test(text);
		for (; open.length > 0 && (indent < (open.at(-1)?.dash ?? 0) || indent === open.at(-1)?.dash && !isItem);) open.pop();
		if (isItem && open.at(-1)?.dash !== indent && key >= 0) {
			let before = open.at(-1)?.shift ?? 0;
			open.push({
				dash: indent,
				shift: indent === key + level ? before + by : before
			});
		}
		let content = text.slice(indent).replace(/^(?:- +)+/, "");
		key = /:\s*(?:[&!#].*)?$/.test(content) ? text.length - content.length : -1;
		let shift = open.at(-1)?.shift ?? 0;
		return shift >= 0 ? " ".repeat(shift) + text : text.slice(Math.min(indent, -shift));
	});
}
const MARKUP_WRITERS = [yamlReformatted, markdownReformatted], MAX_BYTES$9 = 67108864, unicodeNormalized = {
	cause: "unicode-normalized",
	stage: "text",
	*undo(found, seal) {
		if (!mayDiffer(found, seal)) return;
		let composed = compose(found);
		composed !== void 0 && (yield {
			length: node_buffer.Buffer.byteLength(composed),
			make: () => node_buffer.Buffer.from(composed),
			detail: "sealed: NFC (composed)",
			weight: 3
		});
		let length = found.length;
		for (let [codePoint, count] of survey(found).counts) {
			let character = String.fromCodePoint(codePoint);
			length += count * (node_buffer.Buffer.byteLength(character.normalize("NFD")) - node_buffer.Buffer.byteLength(character));
		}
		length !== found.length && (yield {
			length,
			make: () => node_buffer.Buffer.from(require_gate.toForm(found.text ?? "", "NFD")),
			detail: "sealed: NFD (decomposed)",
			weight: 3
		});
	}
}, unicodeFolded = {
	cause: "unicode-normalized",
	stage: "text",
	guess: 3,
	*undo(found, seal) {
		if (mayDiffer(found, {
			...seal,
			text: "utf-8"
		})) {
			for (let form of ["NFKC", "NFKD"]) {
				if (sampleOf(survey(found)).normalize(form) === sampleOf(survey(found))) continue;
				let folded = require_gate.toForm(found.text ?? "", form);
				yield {
					length: node_buffer.Buffer.byteLength(folded),
					make: () => node_buffer.Buffer.from(folded),
					detail: `sealed: ${form}`,
					last: !0
				};
			}
			for (let form of seal.text === "ascii" ? [] : ["NFKC", "NFKD"]) yield* inPart$1(found, seal, form);
		}
	}
};
function compose(found) {
	let sample = sampleOf(survey(found));
	if (!/[\p{M}\u1100-\u11ff]/u.test(sample) && sample.normalize("NFC") === sample) return;
	let composed = found.text === void 0 ? void 0 : require_gate.toForm(found.text, "NFC");
	return composed === found.text ? void 0 : composed;
}
function mayDiffer(found, seal) {
	return found.isUtf8 && !found.isAscii && seal.text !== "ascii" && found.length <= MAX_BYTES$9;
}
const unicodeNormalizedInPart = {
	cause: "unicode-normalized",
	stage: "text",
	guess: 3,
	*undo(found, seal) {
		if (found.isAscii || seal.text === "ascii" || found.length > MAX_BYTES$9) return;
		let wanted = seal.bytes === void 0 ? 0 : seal.bytes - found.length;
		wanted <= 0 && (yield* inPart$1(found, seal, "NFC")), wanted >= 0 && (yield* inPart$1(found, seal, "NFD"));
	}
};
function* inPart$1(found, seal, form) {
	let { text } = found;
	if (text === void 0) return;
	let byGain = /* @__PURE__ */ new Map();
	for (let replacement of differing$1(text, form)) {
		let gain = replacement.text.length - replacement.width, alike = byGain.get(gain);
		alike === void 0 ? byGain.set(gain, [replacement]) : alike.push(replacement);
	}
	let all = [...byGain.values()];
	for (let choice of all) {
		let detail = `sealed: ${form} in part`;
		yield* partly(found, choice, [], seal.bytes, (count) => ({
			count,
			detail
		})), all.length !== 1 && choice.length !== 0 && (yield {
			length: found.length + choice.reduce((sum, { text: put, width }) => sum + put.length - width, 0),
			make: () => replaceAt(found.bytes, choice),
			count: choice.length,
			detail,
			last: !0
		});
	}
}
const RUN = /[\x00-\x7f]?[^\x00-\x7f]+/g, CLUSTER = /\p{M}+|\P{M}\p{M}*/gu;
function differing$1(text, form) {
	let replacements = [];
	if (require_gate.toForm(text, form) === text) return replacements;
	let offset = 0, end = 0;
	for (let { 0: run, index } of text.matchAll(RUN)) {
		offset += index - end, end = index + run.length;
		let same = require_gate.toForm(run, form) === run;
		for (let cluster of same ? [run] : run.match(CLUSTER) ?? []) {
			let width = node_buffer.Buffer.byteLength(cluster), normal = require_gate.toForm(cluster, form);
			normal !== cluster && replacements.push({
				offset,
				width,
				text: node_buffer.Buffer.from(normal).toString("latin1")
			}), offset += width;
		}
		if (replacements.length > 1e4) return [];
	}
	return replacements;
}
// src/drift/inverses/plain-kinds.ts
const W = "[\\w\\x80-\\xff]", NO_BREAK = [
	"\xA0",
	" ",
	" "
], SPACES = [
	"\xA0",
	" ",
	" ",
	"　",
	" ",
	" ",
	" ",
	" "
], kind = (plain, texts, smart) => ({
	plain,
	writings: texts.map((text) => text.length === 2 ? [text.charAt(0), text.charAt(1)] : [text]),
	smart
}), KINDS = [
	kind(RegExp(`(?<=${W})'(?=${W})`, "g"), [
		"’",
		"ʼ",
		"′",
		"´"
	], 1),
	kind(/(?<![\w\x80-\xff.,!?'])'(?=[^\s'])/g, [
		"‘",
		"‚",
		"’",
		"‛",
		"‹"
	], 1),
	kind(/(?<=[\w\x80-\xff.,!?])'(?![\w\x80-\xff'])/g, [
		"’",
		"‘",
		"′",
		"›"
	], 1),
	kind(/(?<![\w\x80-\xff.,!?)\]])"(?=\S)/g, [
		"“",
		"«",
		"„",
		"”",
		"»"
	], 1),
	kind(/(?<=[\w\x80-\xff.,!?)\]])"/g, [
		"”",
		"»",
		"“",
		"«",
		"″"
	], 1),
	kind(/"/g, [
		"“”",
		"«»",
		"„“",
		"»«",
		"„”",
		"”",
		"″"
	]),
	{
		plain: /(?<=^|[\s(])" (?=\S)|(?<=[\w\x80-\xff.!?]) "(?=$|[\s.,;:!?)])/gm,
		writings: NO_BREAK.map((space) => [`\u00ab${space}`, `${space}\u00bb`]),
		smart: void 0
	},
	kind(/(?<![\w\x80-\xff])'|'(?![\w\x80-\xff])/g, [
		"‘’",
		"‚‘",
		"‹›"
	]),
	kind(/'/g, [
		"’",
		"′",
		"´",
		"‘"
	]),
	kind(/``/g, ["“"]),
	kind(/''/g, [
		"”",
		"″",
		"“"
	]),
	kind(/`/g, ["‘", "´"]),
	kind(/<</g, ["«"]),
	kind(/>>/g, ["»"]),
	kind(/(?<=\d)'/g, ["′"]),
	kind(/(?<=\d)"/g, ["″"]),
	kind(/---/g, ["—"], 2),
	kind(/(?<!-)--(?!-)/g, ["—", "–"], 2),
	kind(/(?<= )-(?= )/g, [
		"–",
		"—",
		"−",
		"‐",
		"‒",
		"―"
	], 3),
	kind(/ - /g, ["—", "–"]),
	kind(/ -- /g, ["—", "–"]),
	kind(/ --- /g, ["—"]),
	kind(/(?<=\d)-(?=\d)/g, [
		"–",
		"‑",
		"−",
		"‒",
		"‐",
		"—"
	]),
	kind(/(?<=[^\W\d_]|[\x80-\xff])-(?=[^\W\d_]|[\x80-\xff])/g, [
		"‑",
		"‐",
		"—",
		"–"
	]),
	kind(/(?<![\w\x80-\xff)-])-(?=[\d.])/g, ["−", "–"]),
	kind(/-/g, [
		"–",
		"—",
		"‑",
		"−",
		"‐"
	]),
	kind(/ (?=[:;!?%]|\xc2\xbb)/g, NO_BREAK),
	kind(/ (?=[AaPp]\.?[Mm]\b)/g, [
		" ",
		"\xA0",
		" "
	]),
	kind(/(?<=\d) (?=[A-Za-z\xc2\xe2$%])/g, NO_BREAK),
	kind(/(?<=\d) (?=\d{3}(?!\d))/g, NO_BREAK),
	kind(/(?<=\b[A-Za-z]\.) (?=\S)/g, NO_BREAK),
	kind(/(?<=[^\S\r\n]|^) (?=\S)|(?<=\S) (?= )/gm, ["\xA0"]),
	kind(/ /g, SPACES),
	kind(/&nbsp;/g, NO_BREAK),
	kind(/\.\.\./g, ["…"], 2),
	kind(/\. \. \./g, ["…"]),
	kind(/(?<!\.)\.\.(?!\.)/g, ["…", "‥"]),
	kind(/(?<!-)->/g, ["→"], 3),
	kind(/-->/g, ["→", "⟶"]),
	kind(/<-(?!-)/g, ["←"], 3),
	kind(/<--/g, ["←"]),
	kind(/<->/g, ["↔"]),
	kind(/<-->/g, ["↔"]),
	kind(/(?<!=)=>/g, ["⇒"]),
	kind(/==>/g, ["⇒"]),
	kind(/<==/g, ["⇐"]),
	kind(/<=/g, ["≤", "⇐"]),
	kind(/>=/g, ["≥"]),
	kind(/!=/g, ["≠"]),
	kind(/\+\/?-/g, ["±"]),
	kind(/(?<=[\d)] ?)[xX](?= ?[\d(])/g, ["×"]),
	kind(/(?<=[\w)] ?)\*(?= ?[\w(])/g, ["×", "·"]),
	kind(/\([cC]\)/g, ["©"], 3),
	kind(/\([rR]\)/g, ["®"], 3),
	kind(/\((?:tm|TM)\)/g, ["™"], 3),
	kind(/(?<=\w)TM\b/g, ["™"]),
	kind(/(?<![\d/])1\/2(?![\d/])/g, ["½"], 3),
	kind(/(?<![\d/])1\/4(?![\d/])/g, ["¼"], 3),
	kind(/(?<![\d/])3\/4(?![\d/])/g, ["¾"], 3),
	kind(/(?<![\d/])1\/3(?![\d/])/g, ["⅓"]),
	kind(/(?<![\d/])2\/3(?![\d/])/g, ["⅔"]),
	kind(/(?<=^[ \t]*)\*(?= )/gm, ["•", "·"]),
	kind(/(?<=^[ \t]*)-(?= )/gm, [
		"•",
		"–",
		"·"
	]),
	kind(/(?<=^[ \t]*)o(?= )/gm, ["•", "◦"]),
	kind(/EUR\b/g, ["€"]),
	kind(/ffi/g, ["ﬃ"]),
	kind(/ffl/g, ["ﬄ"]),
	kind(/ff(?![il])/g, ["ﬀ"]),
	kind(/(?<!f)fi/g, ["ﬁ"]),
	kind(/(?<!f)fl/g, ["ﬂ"])
], ANY = /['"`<>\-. &=!+xX*()/oEfT]/, perContent$3 = /* @__PURE__ */ new WeakMap();
function kindsOfPlainText(found) {
	let known = perContent$3.get(found) ?? kindsIn(found);
	return perContent$3.set(found, known), known;
}
function kindsIn({ latin1 }) {
	if (!ANY.test(latin1)) return [];
	let seen = /* @__PURE__ */ new Set();
	return KINDS.flatMap(({ plain, writings, smart }) => {
		let places = [];
		for (let { 0: text, index } of latin1.matchAll(plain)) if (places.push({
			offset: index,
			width: text.length
		}), places.length > 5e4) return [];
		let key = `${places.length} ${places[0]?.offset} ${places.at(-1)?.offset} ${writings[0]?.join("")}`;
		return places.length === 0 || seen.has(key) ? [] : (seen.add(key), [{
			places,
			writings,
			...smart !== void 0 && { smart }
		}]);
	});
}
// src/drift/inverses/plain-punctuation.ts
const punctuationFlattened = {
	cause: "unicode-punctuation",
	stage: "text",
	looksAt: "ascii",
	guess: 5,
	*undo(found, seal) {
		let kinds = kindsFor(found, seal);
		mayReach(kinds, found, seal) && (yield* wholeKinds(found, kinds, seal.bytes));
	}
}, punctuationFlattenedInPart = {
	cause: "unicode-punctuation",
	stage: "text",
	looksAt: "ascii",
	guess: 6,
	*undo(found, seal) {
		let left = seal.bytes === void 0 ? 2097152 : 8388608;
		for (let { kind, written } of pairsFirst(kindsFor(found, seal))) {
			let all = replacementsFor(kind, written), places = written.length === 1 ? all : inPairs(found, all), describe = (count, of) => ({
				count,
				detail: `plain text for ${namesOf([written])} (${count} of ${of})`
			});
			for (let candidate of partly(found, places, [], seal.bytes, describe)) {
				if (left -= candidate.length, left < 0) return;
				yield candidate;
			}
		}
	}
};
function pairsFirst(kinds) {
	return kinds.flatMap((kind) => kind.writings.map((written) => ({
		kind,
		written
	}))).toSorted((a, b) => b.written.length - a.written.length);
}
function kindsFor(found, seal) {
	return seal.text === "ascii" || seal.text === "binary" || !found.isText || found.length > 1048576 ? [] : kindsOfPlainText(found);
}
function mayReach(kinds, found, seal) {
	if (kinds.length === 0) return !1;
	if (seal.bytes === void 0) return !0;
	let missing = seal.bytes - found.length, extremes = kinds.map((kind) => kind.writings.map((written) => gainOfKind(kind, written))), most = extremes.reduce((sum, gains) => sum + Math.max(0, ...gains), 0);
	return extremes.reduce((sum, gains) => sum + Math.min(0, ...gains), 0) <= missing && missing <= most;
}
function* wholeKinds(found, kinds, sealed) {
	let gains = kinds.map((kind) => [0, ...kind.writings.map((written) => gainOfKind(kind, written))]), few = Math.min(192, Math.ceil(2097152 / found.length));
	for (let choice of choices(kinds, sealed === void 0 ? few : 8192)) {
		let gain = gains.reduce((sum, kind, at) => sum + (kind[choice[at] ?? 0] ?? 0), 0);
		if (sealed !== void 0 && found.length + gain !== sealed || choice.every((option) => option === 0)) continue;
		let chosen = kinds.map(({ writings }, at) => writings[(choice[at] ?? 0) - 1]), replacements = kinds.reduce((all, kind, at) => merged(replacementsFor(kind, chosen[at]), all), []);
		areApart(replacements) && (yield {
			length: found.length + gain,
			make: () => replaceAt(found.bytes, replacements),
			count: replacements.length,
			detail: () => `plain text for ${namesOf(chosen.flatMap((written) => written === void 0 ? [] : [written]))}`,
			last: !0
		});
	}
}
function* choices(kinds, limit) {
	for (let smart = 1; smart <= 3; smart++) yield kinds.map((kind) => +(kind.smart !== void 0 && kind.smart <= smart));
	yield* assignments(kinds.map(({ writings }) => writings.length + 1), limit);
}
function gainOfKind({ places }, written) {
	let widths = written.map((text) => node_buffer.Buffer.byteLength(text));
	return places.reduce((sum, { width }, at) => sum + (widths[at % widths.length] ?? 0) - width, 0);
}
function inPairs(found, replacements) {
	return replacements.flatMap((open, at) => {
		let close = at % 2 == 0 ? replacements[at + 1] : void 0;
		if (close === void 0) return [];
		let between = found.latin1.slice(open.offset + open.width, close.offset), width = close.offset + close.width - open.offset;
		return between.includes("\n") ? [] : [{
			offset: open.offset,
			width,
			text: open.text + between + close.text
		}];
	});
}
function replacementsFor({ places }, written) {
	if (written === void 0) return [];
	let texts = written.map((text) => node_buffer.Buffer.from(text).toString("latin1"));
	return places.map(({ offset, width }, at) => ({
		offset,
		width,
		text: texts[at % texts.length] ?? ""
	}));
}
function namesOf(written) {
	let distinct = [...new Set(written.flat().join(""))];
	return `${distinct.slice(0, 4).map((character) => characterName(character.codePointAt(0) ?? 0)).join(", ")}${distinct.length > 4 ? `, and ${distinct.length - 4} more` : ""}`;
}
// src/drift/inverses/po.ts
const poReformatted = {
	cause: "po-reformatted",
	stage: "text",
	guess: 4,
	*undo(found, seal) {
		/\.pot?$/i.test(seal.path) && found.bytes.includes("msgid") && (yield* rewritten$2(found, PO));
	}
}, STRING = /^((?:#~ )?(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)) "((?:[^"\\\n]|\\.)*)"((?:\r?\n(?:#~ )?"(?:[^"\\\n]|\\.)*")*)/gm;
function inStrings(write) {
	return (latin1) => {
		let lineEnd = latin1.includes("\r\n") ? "\r\n" : "\n";
		return latin1.replace(STRING, (_, keyword, first, more) => write(keyword, first + Array.from(more.matchAll(/"((?:[^"\\\n]|\\.)*)"/g), ([, text = ""]) => text).join(""), lineEnd));
	};
}
function wrap(width) {
	return inStrings((keyword, text, lineEnd) => {
		let parts = text.split(/(?<=(?<!\\)(?:\\\\)*\\n)(?=.)/);
		if (parts.length === 1 && (width === void 0 || columns(`${keyword} "${text}"`) <= width)) return `${keyword} "${text}"`;
		let lines = parts.flatMap((part) => width === void 0 ? [part] : broken(part, width - 2)), prefix = keyword.startsWith("#~ ") ? "#~ " : "";
		return [`${keyword} ""`, ...lines.map((line) => `${prefix}"${line}"`)].join(lineEnd);
	});
}
function broken(text, width) {
	let lines = [], line = "";
	for (let word of text.match(/[^ ]* +|[^ ]+/g) ?? []) line !== "" && columns(line + word.trimEnd()) > width && (lines.push(line), line = ""), line += word;
	return line === "" ? lines : [...lines, line];
}
function columns(latin1) {
	return node_buffer.Buffer.from(latin1, "latin1").toString("utf8").length;
}
function referencesApart(latin1) {
	return latin1.replace(/^#: .*(?: .*)$/gm, (line) => line.slice(3).trim().split(/ +/).map((place) => `#: ${place}`).join("\n"));
}
function referencesTogether(latin1) {
	return latin1.replace(/^#: .*(?:\n#: .*)+/gm, (lines) => {
		let out = "", line = "#:";
		for (let place of lines.split("\n").flatMap((one) => one.slice(3).trim().split(/ +/))) line !== "#:" && line.length + place.length + 1 > PAGE && (out += `${line}\n`, line = "#:"), line += ` ${place}`;
		return out + line;
	});
}
const PAGE = 79, FIELDS = [
	"Project-Id-Version",
	"Report-Msgid-Bugs-To",
	"POT-Creation-Date",
	"PO-Revision-Date",
	"Last-Translator",
	"Language-Team",
	"Language",
	"MIME-Version",
	"Content-Type",
	"Content-Transfer-Encoding",
	"Plural-Forms"
];
function headerBy(compare) {
	return (latin1) => latin1.replace(/^((?:"[A-Za-z-]+: (?:[^"\\\n]|\\[^\n])*\\n"\n){2,})/m, (block) => `${block.trimEnd().split("\n").toSorted((a, b) => compare(fieldOf(a), fieldOf(b))).join("\n")}\n`);
}
function fieldOf(line) {
	return line.slice(1, line.indexOf(":"));
}
function rankOf(field) {
	let at = FIELDS.indexOf(field);
	return at < 0 ? FIELDS.length : at;
}
const PO = [
	{
		name: "wrapping",
		ways: [
			{
				name: "lines not wrapped (--no-wrap)",
				write: wrap(void 0)
			},
			{
				name: "lines of 79 columns (msgcat)",
				write: wrap(79)
			},
			{
				name: "lines of 78 columns (polib)",
				write: wrap(78)
			},
			{
				name: "lines of 76 columns (Babel)",
				write: wrap(76)
			},
			{
				name: "each string on one line",
				write: inStrings((keyword, text) => `${keyword} "${text}"`)
			}
		]
	},
	{
		name: "references",
		ways: [{
			name: "a line for each reference",
			write: referencesApart
		}, {
			name: "references together",
			write: referencesTogether
		}]
	},
	{
		name: "header",
		ways: [{
			name: "header fields in gettext's order",
			write: headerBy((a, b) => rankOf(a) - rankOf(b))
		}, {
			name: "header fields sorted",
			write: headerBy((a, b) => a < b ? -1 : +(a > b))
		}]
	},
	{
		name: "end",
		ways: [{
			name: "a blank line at the end",
			write: (latin1) => `${latin1}\n`
		}, {
			name: "no blank line at the end",
			write: (latin1) => latin1.replace(/\n\n$/, "\n")
		}]
	}
], TAB_STOPS = [
	8,
	4,
	2,
	3
], tabsExpanded = {
	cause: "tabs-expanded",
	stage: "whitespace",
	*undo(found, seal) {
		if (seal.bytes !== void 0 && seal.bytes >= found.length || !isTabbed(found) || !found.layout.doubleSpace) return;
		let gained = tabGains(found);
		for (let [at, stop] of TAB_STOPS.entries()) {
			let [starts, columns, runs] = toTabs(stop);
			yield* byLine(found, gained.indent[at], starts, stop < 4), yield* byLine(found, gained.columns[at], columns, !0), yield* all(found, gained.runs[at], runs);
		}
	}
}, tabsUnexpanded = {
	cause: "tabs-unexpanded",
	stage: "whitespace",
	*undo(found, seal) {
		if (seal.bytes !== void 0 && seal.bytes <= found.length || !isTabbed(found) || !found.layout.tab) return;
		let gained = spaceGains(found);
		for (let [at, stop] of TAB_STOPS.entries()) {
			let [starts, columns, runs] = toSpaces(stop);
			yield* byLine(found, gained.indent[at], starts, stop < 4), yield* byLine(found, gained.columns[at], columns, !0), yield* all(found, gained.runs[at], runs);
		}
	}
};
function toTabs(stop) {
	return [
		{
			detail: `at line starts, ${stop} columns a tab`,
			write: (text) => {
				let spaces = indentOf(text);
				return "	".repeat(Math.floor(spaces / stop)) + " ".repeat(spaces % stop) + text.slice(spaces);
			}
		},
		{
			detail: `${stop} columns a tab`,
			write: (text) => unexpand(text, stop)
		},
		{
			detail: `${stop} spaces for each tab`,
			write: (text) => text.replaceAll(" ".repeat(stop), "	")
		}
	];
}
function toSpaces(stop) {
	return [
		{
			detail: `at line starts, ${stop} columns a tab`,
			write: (text) => {
				let blank = indentOf(text, " 	");
				return expand$1(text.slice(0, blank), stop) + text.slice(blank);
			}
		},
		{
			detail: `${stop} columns a tab`,
			write: (text) => expand$1(text, stop)
		},
		{
			detail: `a tab for ${stop} spaces`,
			write: (text) => text.replaceAll("	", " ".repeat(stop))
		}
	];
}
const perContent$2 = {
	tabs: /* @__PURE__ */ new WeakMap(),
	spaces: /* @__PURE__ */ new WeakMap()
};
function tabGains(found) {
	return gains(found, perContent$2.tabs, (text, stop) => {
		let runs = 0;
		for (let at = text.indexOf("  "); at >= 0; at = text.indexOf("  ", at)) {
			let from = at;
			for (; text[at] === " ";) at++;
			runs += Math.floor((at - from) / stop);
		}
		return [
			Math.floor(indentOf(text) / stop) * (1 - stop),
			unexpand(text, stop).length - text.length,
			runs * (1 - stop)
		];
	});
}
function spaceGains(found) {
	return gains(found, perContent$2.spaces, (text, stop) => {
		let blank = indentOf(text, " 	"), tabs = text.split("	").length - 1;
		return [
			expansionOf(text.slice(0, blank), stop),
			expansionOf(text, stop),
			tabs * (stop - 1)
		];
	});
}
function gains(found, known, gainsIn) {
	let before = known.get(found);
	if (before !== void 0) return before;
	let counts = countLines(found), sums = TAB_STOPS.map((stop) => {
		let sum = {
			indent: 0,
			columns: 0,
			runs: 0
		};
		for (let [text, count] of counts) {
			let [indent, columns, runs] = gainsIn(text, stop);
			sum.indent += indent * count, sum.columns += columns * count, sum.runs += runs * count;
		}
		return sum;
	}), result = {
		indent: sums.map((sum) => sum.indent),
		columns: sums.map((sum) => sum.columns),
		runs: sums.map((sum) => sum.runs)
	};
	return known.set(found, result), result;
}
function countLines({ bytes, latin1 }) {
	let counts = /* @__PURE__ */ new Map(), bySpaces = [], end = bytes.length, start = 0, spaces = 0, inside = !1, before = 0;
	for (let at = 0; at <= end; at++) {
		let byte = bytes[at] ?? 10;
		if (byte === 32) at === start + spaces ? spaces++ : before === 32 && (inside = !0);
		else if (byte === 9) inside = !0;
		else if (byte === 10) {
			if (inside) {
				let line = latin1.slice(start, at);
				counts.set(line, (counts.get(line) ?? 0) + 1);
			} else spaces > 1 && (bySpaces[spaces] = (bySpaces[spaces] ?? 0) + 1);
			start = at + 1, spaces = 0, inside = !1;
		}
		before = byte;
	}
	for (let [width, count] of bySpaces.entries()) count > 0 && counts.set(`${" ".repeat(width)}.`, count);
	return counts;
}
function* byLine(found, gain, { detail, write }, last) {
	gain !== void 0 && gain !== 0 && (yield {
		length: found.length + gain,
		make: () => node_buffer.Buffer.from(mapLines(linesOf$1(found.latin1), write), "latin1"),
		detail,
		weight: 4,
		...last && { last }
	});
}
function* all(found, gain, { detail, write }) {
	gain !== void 0 && gain !== 0 && (yield {
		length: found.length + gain,
		make: () => node_buffer.Buffer.from(write(found.latin1), "latin1"),
		detail,
		last: !0
	});
}
function isTabbed(found) {
	return found.length <= 16777216 && found.isText && jsonText(found)?.layout === void 0;
}
function widthAt(text, at, column, stop) {
	let byte = text.charCodeAt(at);
	return byte === 9 ? stop - column % stop : (byte & 192) == 128 ? 0 : 1;
}
function expansionOf(text, stop) {
	let column = 0, gain = 0;
	for (let at = 0; at < text.length; at++) {
		let width = widthAt(text, at, column, stop);
		text.charCodeAt(at) === 9 && (gain += width - 1), column += width;
	}
	return gain;
}
function expand$1(text, stop) {
	let out = "", column = 0;
	for (let at = 0; at < text.length; at++) {
		let width = widthAt(text, at, column, stop);
		out += text.charCodeAt(at) === 9 ? " ".repeat(width) : text[at] ?? "", column += width;
	}
	return out;
}
function unexpand(text, stop) {
	if (!text.includes("  ")) return text;
	let out = "", spaces = 0, column = 0;
	for (let character of text) character === " " ? (spaces++, column++, column % stop === 0 && (out += spaces > 1 ? "	" : " ", spaces = 0)) : (out += " ".repeat(spaces) + character, spaces = 0, (character.charCodeAt(0) & 192) != 128 && (column = character === "	" ? column + stop - column % stop : column + 1));
	return out + " ".repeat(spaces);
}
const TABS = [tabsExpanded, tabsUnexpanded];
function inPart(cause) {
	return {
		cause,
		stage: "whitespace",
		guess: 5,
		*undo(found, seal) {
			let missing = (seal.bytes ?? found.length) - found.length;
			if (!(cause === "tabs-expanded" ? missing < 0 && found.layout.doubleSpace : missing > 0 && found.layout.tab) || found.length > 1048576 || !isTabbed(found)) return;
			let lines = linesOf$1(found.latin1), left = Math.floor(8388608 / found.length);
			for (let { detail, write } of TAB_STOPS.flatMap(cause === "tabs-expanded" ? toTabs : toSpaces)) {
				let changed = lines.flatMap(({ text }, at) => {
					let now = write(text);
					return now.length === text.length ? [] : [{
						at,
						now,
						gain: now.length - text.length
					}];
				});
				for (let [from, to] of windows(changed, missing)) {
					if (left-- <= 0) return;
					let texts = new Map(changed.slice(from, to).map(({ at, now }) => [at, now])), make = () => node_buffer.Buffer.from(mapLines(lines, (text, at) => texts.get(at) ?? text), "latin1"), count = to - from;
					yield {
						length: found.length + missing,
						make,
						count,
						detail: `${detail}, ${count} of ${changed.length} lines`,
						last: !0
					};
				}
			}
		}
	};
}
function* windows(changed, missing) {
	let [from, sum] = [0, 0];
	for (let [at, { gain }] of changed.entries()) {
		for (sum += gain; Math.abs(sum) > Math.abs(missing);) sum -= changed[from++]?.gain ?? 0;
		sum === missing && at + 1 - from < changed.length && (yield [from, at + 1]);
	}
}
const TABS_IN_PART = [inPart("tabs-expanded"), inPart("tabs-unexpanded")], textEncoded = {
	cause: "text-encoded",
	stage: "encoding",
	*undo(found) {
		if (!(found.length < 2 || found.length > 16777216 || !found.isText)) {
			for (let { name, decode } of DECODERS) {
				let plain = decode(found);
				plain === void 0 || plain.length === 0 || plain.equals(found.bytes) || (yield {
					length: plain.length,
					make: () => plain,
					detail: name,
					weight: 3
				});
			}
			yield* answers(found);
		}
	}
}, DECODERS = [
	{
		name: "quoted-printable",
		decode: quotedPrintable
	},
	{
		name: "hexadecimal",
		decode: hexadecimal
	},
	{
		name: "percent-encoding",
		decode: percent
	},
	{
		name: "a JSON string",
		decode: jsonString
	},
	{
		name: "a hex dump",
		decode: hexDump
	}
];
function quotedPrintable({ latin1, isAscii, bytes }) {
	if (!isAscii || !bytes.includes("=") || /=(?![0-9A-Fa-f]{2}|[ \t]*\r?\n|$)/.test(latin1)) return;
	let text = latin1.replace(/=[ \t]*\r?\n|=$/g, "");
	return node_buffer.Buffer.from(text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
}
function hexadecimal({ latin1, isAscii }) {
	if (!isAscii || !/^(?:0x|\\x)?[0-9A-Fa-f]/.test(latin1)) return;
	let text = latin1.replace(/^0x|\\x|[\s:,-]+/g, "");
	return text.length % 2 == 0 && /^[0-9A-Fa-f]+$/.test(text) ? node_buffer.Buffer.from(text, "hex") : void 0;
}
function percent({ latin1, isAscii }) {
	if (!isAscii || !/%[0-9A-Fa-f]{2}/.test(latin1) || /[\s"<>]/.test(latin1) || /%(?![0-9A-Fa-f]{2})/.test(latin1)) return;
	let text = latin1.replace(/^data:[\w/+.;=-]{0,200},/, "");
	return node_buffer.Buffer.from(text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
}
function jsonString({ text }) {
	if (text === void 0 || !/^\s*"/.test(text)) return;
	let value = parsed(text);
	return typeof value == "string" ? node_buffer.Buffer.from(value) : void 0;
}
function hexDump({ latin1, isAscii }) {
	if (!isAscii || !/^[0-9a-f]{6,10}:? /.test(latin1)) return;
	let parts = [];
	for (let line of latin1.trimEnd().split(/\r?\n/)) {
		let [, hex] = /^[0-9a-f]{6,10}(?::?[ ]+((?:[0-9a-f]{2} ?){1,16} ?(?:[0-9a-f]{2} ?){0,8}))?(?: {2}.*| \|.*\|)?$/.exec(line) ?? [];
		if (hex === void 0) return parts.length > 0 && /^[0-9a-f]{6,10}$/.test(line) ? node_buffer.Buffer.concat(parts) : void 0;
		parts.push(node_buffer.Buffer.from(hex.replaceAll(" ", ""), "hex"));
	}
	return node_buffer.Buffer.concat(parts);
}
const CONTENT_KEYS = [
	"content",
	"data",
	"body",
	"file",
	"text",
	"source"
];
function* answers({ text, latin1 }) {
	if (text === void 0 || !/^\s*\{/.test(latin1)) return;
	let value = parsed(text);
	if (typeof value != "object" || !value) return;
	let fields = new Map(Object.entries(value)), isBase64 = fields.get("encoding") === "base64";
	for (let key of CONTENT_KEYS) {
		let content = fields.get(key);
		if (typeof content != "string" || content === "") continue;
		let plain = node_buffer.Buffer.from(content, isBase64 ? "base64" : "utf8"), how = `an API answer, "${key}"${isBase64 ? " in base64" : ""}`;
		yield {
			length: plain.length,
			make: () => plain,
			detail: how,
			weight: 2
		};
	}
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// src/drift/inverses/text-forms.ts
const MAX_BYTES$4 = 4194304, marked = /* @__PURE__ */ new WeakMap(), decoded = /* @__PURE__ */ new WeakMap();
function inEveryForm(inverse, lengthTells = !0) {
	return {
		...inverse,
		*undo(found, seal) {
			let isEol = inverse.stage === "eol", form = isEol ? void 0 : withMark(found, seal), isBinary = found.hasNul && inverse.ofBinary !== !0 && (inverse.stage === "text" || inverse.stage === "whitespace");
			if (form !== void 0 && inverse.copies !== 0 || isBinary || (yield* inverse.undo(found, seal)), !isEol || found.hasNul) {
				form !== void 0 && (yield* undoIn(form, inverse));
				for (let other of otherForms(found, seal, lengthTells)) yield* undoIn(other, inverse);
			}
		}
	};
}
function inEveryFormOfAscii(inverse) {
	let all = inEveryForm(inverse, !1);
	return {
		...inverse,
		*undo(found, seal) {
			if (yield* all.undo(found, seal), !found.isAscii || found.hasNul || found.length > MAX_BYTES$4 || !mayBeLegacy(seal)) return;
			let windows1252 = singleByteEncodings()[0];
			windows1252 !== void 0 && (yield* undoIn({
				text: found,
				write: (utf8) => encodeUtf8(windows1252, utf8),
				seal: sealForText(seal, void 0)
			}, inverse));
		}
	};
}
function* undoIn({ text, write, seal, gain }, inverse) {
	let written = 0;
	for (let candidate of inverse.undo(text, seal)) {
		let { known: _, window: __, ...same } = candidate;
		if (gain !== void 0) {
			yield {
				...same,
				length: candidate.length + gain,
				make: () => write(candidate.make()) ?? node_buffer.Buffer.alloc(0)
			};
			continue;
		}
		if (written += candidate.length, written > 4194304) return;
		let bytes = write(candidate.make());
		if (bytes === void 0) continue;
		let make = candidate.last === !0 ? () => bytes : () => write(candidate.make()) ?? node_buffer.Buffer.alloc(0);
		yield {
			...same,
			length: bytes.length,
			make
		};
	}
}
function withMark(found, seal) {
	if (!found.bom || seal.text !== void 0 && seal.bom !== !0) return;
	let text = marked.get(found) ?? new Content(found.bytes.subarray(UTF8_BOM.length));
	marked.set(found, text);
	let { bom: _, ...plain } = seal, bytes = seal.bytes === void 0 ? {} : { bytes: Math.max(0, seal.bytes - UTF8_BOM.length) };
	return {
		text,
		write: (utf8) => node_buffer.Buffer.concat([UTF8_BOM, utf8]),
		seal: {
			...plain,
			...bytes
		},
		gain: UTF8_BOM.length
	};
}
function otherForms(found, seal, lengthTells) {
	if (found.length === 0 || found.length > MAX_BYTES$4 || !mayBeLegacy(seal) || found.isUtf8 && !found.hasNul) return [];
	let forms = decoded.get(found) ?? [...decode(found)];
	return decoded.set(found, forms), forms.map((form) => ({
		...form,
		seal: sealForText(seal, lengthTells ? estimate(found, form.text, seal) : void 0)
	}));
}
function mayBeLegacy(seal) {
	return seal.text === void 0 || seal.text === "binary";
}
function sealForText(seal, bytes) {
	let { text: _, eol: __, bom: ___, bytes: ____, ...rest } = seal;
	return bytes === void 0 ? rest : {
		...rest,
		bytes
	};
}
function estimate(found, text, seal) {
	if (seal.bytes === void 0) return;
	let unit = found.hasNul ? unitOf(found, text) : 1, units = (seal.bytes - found.length) / unit;
	return Number.isInteger(units) ? Math.max(0, text.length + units) : void 0;
}
function unitOf(found, text) {
	return found.length > 3 * (text.text ?? "").length ? 4 : 2;
}
function* decode(found) {
	if (found.hasNul) for (let { encoding, mark, text } of wideTexts(found)) yield {
		text: contentOf(text),
		write: (utf8) => encodeWide(encoding, mark + textOf(utf8))
	};
	else if (!(documentKindOf(found) !== void 0 || /[\0-\x08\x0e-\x19\x1c-\x1f]/.test(found.latin1))) {
		for (let encoding of MULTI_BYTE) {
			let text = decodeMultiByte(encoding, found.bytes);
			text !== void 0 && encodeMultiByte(encoding, text)?.equals(found.bytes) === !0 && (yield {
				text: contentOf(text),
				write: (utf8) => encodeMultiByte(encoding, textOf(utf8))
			});
		}
		for (let encoding of singleByteEncodings().filter(({ name }) => SINGLE_BYTE.includes(name))) found.bytes.some((byte) => (encoding.codePoints[byte] ?? -1) < 0) || (yield {
			text: new Content(decodeSingleByte(encoding, found.bytes)),
			write: (utf8) => encodeSingleByte(encoding, textOf(utf8))
		});
	}
}
const SINGLE_BYTE = ["windows-1252", "macintosh"];
function contentOf(text) {
	return new Content(node_buffer.Buffer.from(text));
}
function textOf(utf8) {
	return node_buffer.Buffer.from(utf8.buffer, utf8.byteOffset, utf8.length).toString("utf8");
}
// src/drift/inverses/trailing.ts
const perContent$1 = /* @__PURE__ */ new WeakMap(), trailingWhitespaceAdded = {
	cause: "trailing-whitespace-added",
	stage: "whitespace",
	*undo(found) {
		if (!isText(found) || !found.layout.trailingSpace) return;
		let lines = textLines(found), count = lines.filter(({ text }) => isBlank$1(text.at(-1))).length;
		yield rewritten$1(mapLines(lines, trimLineEnd), { count }), yield rewritten$1(mapLines(lines, (text) => isBlank$1(text.at(-1)) ? text.slice(0, -1) : text), {
			count,
			last: !0
		}), yield rewritten$1(mapLines(lines, (text) => text.endsWith("  ") ? text.slice(0, -2) : text), {
			count,
			last: !0
		});
	}
}, trailingWhitespaceRemoved = {
	cause: "trailing-whitespace-removed",
	stage: "whitespace",
	*undo(found, seal) {
		if (!isText(found) || !found.layout.blankLine || !found.layout.indent || (seal.bytes ?? Infinity) <= found.length) return;
		let lines = textLines(found), indents = lines.map(({ text }) => text === "" ? void 0 : text.slice(0, indentOf(text, " 	"))), above = filled(indents), below = filled(indents.toReversed()).toReversed(), shorter = above.map((indent, at) => indent.length < (below[at] ?? "").length ? indent : below[at] ?? "");
		for (let blank of [
			below,
			above,
			shorter
		]) {
			let text = mapLines(lines, (line, at) => line === "" ? blank[at] ?? "" : line);
			text.length > found.length && (yield rewritten$1(text, {
				last: !0,
				detail: "the indentation of blank lines"
			}));
		}
	}
}, BLANKS = [
	" ",
	"  ",
	"	",
	"   ",
	"    "
], trailingWhitespaceRemovedEverywhere = {
	cause: "trailing-whitespace-removed",
	stage: "whitespace",
	guess: 5,
	*undo(found, seal) {
		let missing = seal.bytes === void 0 ? void 0 : seal.bytes - found.length;
		if ((missing ?? 1) <= 0 || found.length === 0 || !isText(found)) return;
		let lines = textLines(found), ended = found.latin1.endsWith("\n"), kinds = [
			lines.map(() => !0),
			lines.map(({ text }) => text !== ""),
			lines.map((_, at) => at < lines.length - 1),
			lines.map(({ text }) => text.endsWith(",")),
			lines.map(({ text }) => text.endsWith(":")),
			lines.map(({ text }) => text.endsWith(";"))
		];
		for (let kind of kinds) {
			let count = kind.filter(Boolean).length;
			if (count !== 0) for (let blank of missing === void 0 ? BLANKS : blanksOf(missing / count)) yield rewritten$1(mapLines(lines, (line, at) => kind[at] === !0 ? line + blank : line), {
				count,
				last: !0,
				detail: `${nameOf$2(blank)} at the end of each line`
			});
		}
		if (ended) for (let blank of missing === void 0 ? BLANKS : missing <= 64 ? blanksOf(missing) : []) yield rewritten$1(found.latin1 + blank, {
			count: 1,
			last: !0,
			detail: `${nameOf$2(blank)} behind the last line`
		});
	}
};
function blanksOf(width) {
	return Number.isInteger(width) && width <= 64 ? [" ".repeat(width), "	".repeat(width)] : [];
}
function nameOf$2(blank) {
	let kind = blank.startsWith(" ") ? "space" : "tab";
	return blank.length === 1 ? `a ${kind}` : `${blank.length} ${kind}s`;
}
const trailingWhitespaceRemovedInPart = {
	cause: "trailing-whitespace-removed",
	stage: "whitespace",
	guess: 5,
	*undo(found, seal) {
		let missing = seal.bytes === void 0 ? void 0 : seal.bytes - found.length;
		if ((missing ?? 1) <= 0 || (missing ?? 1) > 64 || !isText(found)) return;
		let ends = lineEnds(textLines(found)), all = missing === void 0 ? "" : " ".repeat(missing), blanks = new Set(missing === void 0 ? [" ", "  "] : [
			all,
			"  ",
			" ",
			"   ",
			"    ",
			all.replaceAll(" ", "	"),
			"	"
		]);
		for (let text of blanks) yield* partly(found, ends.map((offset) => ({
			offset,
			width: 0,
			text
		})), [], seal.bytes, (part) => ({ count: part }));
	}
};
function filled(indents) {
	let last = "";
	return indents.map((indent) => (last = indent ?? last, last));
}
function lineEnds(lines) {
	let offset = 0;
	return lines.map(({ text, end }) => {
		let at = offset + text.length;
		return offset = at + end.length, at;
	});
}
function textLines(found) {
	let lines = perContent$1.get(found) ?? linesOf$1(found.latin1);
	return perContent$1.set(found, lines), lines;
}
function isBlank$1(character) {
	return character === " " || character === "	";
}
function isText(found) {
	return found.length <= 16777216 && found.isText;
}
function rewritten$1(latin1, said) {
	return {
		weight: 3,
		...said,
		length: latin1.length,
		make: () => node_buffer.Buffer.from(latin1, "latin1")
	};
}
const TRAILING_WHITESPACE = [trailingWhitespaceAdded, trailingWhitespaceRemoved], MAX_BYTES$2 = 16777216, wrapped = {
	cause: "wrapped",
	stage: "encoding",
	*undo(found) {
		found.length > MAX_BYTES$2 || found.length < 4 || (yield* inFence(found), yield* inElement(found), yield* inArmour(found), yield* inAnswer(found), yield* inChunks(found.bytes, "a chunked HTTP body"));
	}
};
function* between(found, from, to, detail) {
	let bytes = found.bytes.subarray(from, to);
	yield {
		length: bytes.length,
		make: () => bytes,
		window: !0,
		detail
	};
	let end = bytes.at(-1) === 10 ? bytes.at(-2) === 13 ? 2 : 1 : 0;
	if (end === 0) return;
	let shorter = bytes.subarray(0, bytes.length - end);
	shorter.length > 0 && (yield {
		length: shorter.length,
		make: () => shorter,
		window: !0,
		detail,
		last: !0
	});
}
function* inFence(found) {
	if (!found.bytes.includes("```") && !found.bytes.includes("~~~")) return;
	let fences = [...found.latin1.matchAll(/^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n|$)/gm)].slice(0, 16);
	for (let [at, open] of fences.entries()) {
		let from = open.index + open[0].length;
		for (let close of fences.slice(at + 1).toReversed()) close[1] === open[1] && (yield* between(found, from, close.index, "a code fence"));
	}
}
const ENTITIES = {
	lt: "<",
	gt: ">",
	quot: "\"",
	amp: "&",
	"#39": "'",
	"#34": "\"",
	nbsp: "\xA0"
};
function* inElement(found) {
	let cdata = found.latin1.indexOf("<![CDATA[");
	if (cdata >= 0) {
		let end = found.latin1.lastIndexOf("]]>");
		end > cdata && (yield* between(found, cdata + 9, end, "a CDATA section"));
	}
	for (let [tag] of [
		["pre"],
		["textarea"],
		["code"]
	]) {
		let open = RegExp(`<${tag}\\b[^>]{0,1000}>`, "i").exec(found.latin1);
		if (open === null) continue;
		let from = open.index + open[0].length, code = tag === "pre" ? /^<code\b[^>]{0,1000}>/i.exec(found.latin1.slice(from, from + 1010)) : null, closing = code === null ? `</${tag}>` : "</code></pre>";
		from += code?.[0].length ?? 0;
		let to = found.latin1.toLowerCase().lastIndexOf(closing);
		if (to <= from) continue;
		yield* between(found, from, to, `<${tag}>`);
		let plain = unescaped(found.latin1.slice(from, to));
		for (let text of [
			plain,
			plain.replace(/^\r?\n/, ""),
			plain.replace(/\r?\n$/, ""),
			plain.replace(/^\r?\n|\r?\n$/g, "")
		]) yield {
			length: text.length,
			make: () => node_buffer.Buffer.from(text, "latin1"),
			detail: `<${tag}>, escaped`,
			last: !0
		};
	}
}
function unescaped(latin1) {
	return latin1.replace(/&(lt|gt|quot|amp|#39|#34|nbsp);/g, (whole, name) => node_buffer.Buffer.from(ENTITIES[name] ?? whole).toString("latin1"));
}
function* inArmour(found) {
	let head = /-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\r\n]+\r?\n){0,8}\r?\n/.exec(found.latin1), end = found.latin1.lastIndexOf("-----BEGIN PGP SIGNATURE-----");
	if (head !== null && end > head.index) {
		let text = found.latin1.slice(head.index + head[0].length, end).replace(/^- /gm, "");
		for (let plain of [text, text.replace(/\r?\n$/, "")]) yield {
			length: plain.length,
			make: () => node_buffer.Buffer.from(plain, "latin1"),
			detail: "an OpenPGP signed message",
			...plain !== text && { last: !0 }
		};
	}
	let armour = /^-----BEGIN ([A-Z0-9 ]{1,60})-----\r?\n(?:[A-Za-z-]+: [^\r\n]*\r?\n)*\r?\n?([A-Za-z0-9+/=\r\n]+)-----END \1-----/m.exec(found.latin1);
	if (armour?.[2] === void 0) return;
	let plain = node_buffer.Buffer.from(armour[2].replace(/\n=[A-Za-z0-9+/]{4}\s*$/, ""), "base64");
	plain.length > 0 && (yield {
		length: plain.length,
		make: () => plain,
		detail: `${armour[1]} in base64`
	});
}
function* inAnswer(found) {
	if (!/^(?:HTTP\/\d(?:\.\d)? \d{3}|[A-Za-z][A-Za-z-]{1,40}: )/.test(found.bytes.toString("latin1", 0, 64))) return;
	let head = (/* @__PURE__ */ RegExp("^(?:[^\\r\\n]+\\r?\\n){1,64}\\r?\\n")).exec(found.latin1);
	if (head === null) return;
	let body = found.bytes.subarray(head[0].length);
	body.length !== 0 && (yield {
		length: body.length,
		make: () => body,
		window: !0,
		detail: "the head of an answer or a mail"
	}, /^transfer-encoding:[ \t]*chunked/im.test(head[0]) && (yield* inChunks(body, "a chunked HTTP answer with its head")));
}
function* inChunks(bytes, detail) {
	let parts = [];
	for (let at = 0; at < bytes.length;) {
		let line = bytes.indexOf(10, at);
		if (line < 0 || line - at > 64) return;
		let size = /^([0-9A-Fa-f]{1,8})(?:;[^\r\n]*)?\r?$/.exec(bytes.toString("latin1", at, line))?.[1];
		if (size === void 0) return;
		let from = line + 1, length = Number.parseInt(size, 16);
		if (length === 0) break;
		if (from + length > bytes.length) return;
		if (parts.push(bytes.subarray(from, from + length)), at = from + length, bytes[at] === 13 && at++, bytes[at] === 10) at++;
		else if (at < bytes.length) return;
	}
	parts.length !== 0 && (yield {
		length: parts.reduce((sum, part) => sum + part.length, 0),
		make: () => node_buffer.Buffer.concat(parts),
		detail
	});
}
const unwrapped = {
	cause: "unwrapped",
	stage: "origin",
	looksAt: "bytes",
	guess: 6,
	*undo(found, seal) {
		let missing = seal.bytes === void 0 ? void 0 : seal.bytes - found.length;
		if (!(found.length === 0 || found.length > MAX_BYTES$2 || !found.isText || (missing ?? 8) < 8 || (missing ?? 8) > 64)) for (let [open, close] of wrappings(seal.path)) for (let end of ["\n", ""]) {
			let [head, tail] = [node_buffer.Buffer.from(open), node_buffer.Buffer.from(`${found.latin1.endsWith("\n") ? "" : "\n"}${close}${end}`)];
			yield {
				length: head.length + found.length + tail.length,
				make: () => node_buffer.Buffer.concat([
					head,
					found.bytes,
					tail
				]),
				detail: open.trim(),
				last: !0
			};
		}
	}
}, LANGUAGES = [
	"sql",
	"json",
	"yaml",
	"sh",
	"bash",
	"python",
	"js",
	"ts",
	"xml",
	"html",
	"diff",
	"text",
	"markdown",
	"md",
	"console"
];
function wrappings(path) {
	let extension = /\.(\w{1,10})$/.exec(path)?.[1] ?? "";
	return [
		...[.../* @__PURE__ */ new Set([
			"",
			extension,
			...LANGUAGES
		])].map((language) => [`\`\`\`${language}\n`, "```"]),
		["<pre>\n", "</pre>"],
		["<pre>", "</pre>"]
	];
}
// src/drift/inverses/xml.ts
const XML_PATH = /\.(?:xml|svg|xsd|xslt?|plist|csproj|vbproj|fsproj|props|targets|nuspec|resx|pom|gpx|kml|rss|atom|xlf|xliff|wsdl|config|xhtml)$/i, xmlReformatted = {
	cause: "xml-reformatted",
	stage: "text",
	guess: 4,
	*undo(found, seal) {
		(XML_PATH.test(seal.path) || found.latin1.startsWith("<?xml")) && /^\s*</.test(found.latin1) && (yield* rewrittenApart(found, XML, seal.bytes));
	}
}, SKIPPED = [
	["<!--", "-->"],
	["<![CDATA[", "]]>"],
	["<?", "?>"],
	["<!", ">"]
], TAG = /<\/?[A-Za-z_:](?:[^<>"']|"[^"]*"|'[^']*')*>/y;
function tokensOf(latin1) {
	let tokens = [], endless = /* @__PURE__ */ new Set(), endOf = (at) => {
		if (latin1[at] !== "<") return latin1.indexOf("<", at) < 0 ? latin1.length : latin1.indexOf("<", at);
		for (let [begin, end] of SKIPPED) {
			if (endless.has(end) || !latin1.startsWith(begin, at)) continue;
			let found = latin1.indexOf(end, at + begin.length);
			if (found >= 0) return found + end.length;
			endless.add(end);
		}
		return TAG.lastIndex = at, at + (TAG.exec(latin1)?.[0].length ?? 1);
	};
	for (let at = 0; at < latin1.length; at += tokens.at(-1)?.length ?? 1) tokens.push(latin1.slice(at, endOf(at)));
	return tokens;
}
function isTag(token) {
	return /^<\/?[A-Za-z_:]/.test(token);
}
const inTags = (write) => (latin1) => tokensOf(latin1).map((token) => isTag(token) ? write(token) : token).join(""), inText = (write) => (latin1) => tokensOf(latin1).map((token) => token.startsWith("<") ? token : write(token)).join(""), DECLARATION = /^<\?xml[^>]{0,200}\?>[ \t\r\n]*/, declared = (declaration) => ({
	name: declaration === "" ? "no XML declaration" : declaration.trimEnd(),
	write: (latin1) => declaration + latin1.replace(DECLARATION, "")
}), DECLARATIONS = [
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
	"<?xml version=\"1.0\" encoding=\"utf-8\"?>",
	"<?xml version=\"1.0\"?>",
	"<?xml version='1.0' encoding='UTF-8'?>",
	"<?xml version='1.0' encoding='utf-8'?>",
	"<?xml version='1.0'?>",
	"<?xml version=\"1.0\" ?>",
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>",
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>",
	"<?xml version=\"1.0\" encoding=\"utf-8\" ?>"
];
function indented(unit) {
	return (latin1) => {
		let lineEnd = latin1.includes("\r\n") ? "\r\n" : "\n", tokens = tokensOf(latin1).filter((token) => token.startsWith("<") || token.trim() !== ""), tail = latin1.slice(latin1.trimEnd().length), [out, depth] = ["", 0];
		for (let [at, token] of tokens.entries()) {
			let before = tokens[at - 1], closes = token.startsWith("</");
			closes && depth--;
			let isText = !token.startsWith("<") || before !== void 0 && !before.startsWith("<"), isEmpty = closes && before !== void 0 && isTag(before) && !before.startsWith("</") && !before.endsWith("/>");
			at > 0 && !isText && !isEmpty && unit !== void 0 && (out += lineEnd + unit.repeat(Math.max(0, depth))), out += token, isTag(token) && !closes && !token.endsWith("/>") && depth++;
		}
		return out + (/\s$/.test(out) ? "" : tail);
	};
}
const emptied = (before) => ({
	name: `empty elements as <a${before}/>`,
	write: (latin1) => inTags((tag) => tag.replace(/(?<![ \t])[ \t]*\/>$/, `${before}/>`))(latin1).replace(/<([A-Za-z_:][^\s<>/"']*)((?:\s+[^\s<>="'/]+=(?:"[^"<]*"|'[^'<]*'))*)\s*><\/\1>/g, `<$1$2${before}/>`)
}), XML = [
	{
		name: "declaration",
		ways: [...DECLARATIONS.flatMap((text) => [declared(`${text}\n`), declared(text)]), declared("")]
	},
	{
		name: "quotes",
		ways: [{
			name: "single quotes",
			write: inTags((tag) => tag.replace(/="([^"']*)"/g, "='$1'"))
		}, {
			name: "double quotes",
			write: inTags((tag) => tag.replace(/='([^"']*)'/g, "=\"$1\""))
		}]
	},
	{
		name: "empty elements",
		ways: [
			emptied(""),
			emptied(" "),
			{
				name: "empty elements as <a></a>",
				write: inTags((tag) => tag.endsWith("/>") ? tag.replace(/^<([^\s<>/]+)([\s\S]*?)(?<![ \t])[ \t]*\/>$/, "<$1$2></$1>") : tag)
			}
		]
	},
	{
		name: "indentation",
		ways: [
			{
				name: "indented by 2 spaces",
				write: indented("  ")
			},
			{
				name: "indented by 4 spaces",
				write: indented("    ")
			},
			{
				name: "indented by tabs",
				write: indented("	")
			},
			{
				name: "not indented",
				write: indented("")
			},
			{
				name: "on one line",
				write: indented(void 0)
			}
		]
	},
	{
		name: "entities",
		ways: [
			{
				name: "quotation marks as they are",
				write: inText((text) => text.replace(/&quot;|&#34;/g, "\"").replace(/&apos;|&#39;/g, "'"))
			},
			{
				name: "&quot;",
				write: inText((text) => text.replaceAll("\"", "&quot;"))
			},
			{
				name: "&quot; &apos;",
				write: inText((text) => text.replaceAll("\"", "&quot;").replaceAll("'", "&apos;"))
			},
			{
				name: "&apos;",
				write: (latin1) => latin1.replace(/&#(?:39|x27);/g, "&apos;")
			},
			{
				name: "&#39;",
				write: (latin1) => latin1.replaceAll("&apos;", "&#39;")
			}
		]
	},
	{
		name: "the sign >",
		ways: [{
			name: ">",
			write: inText((text) => text.replaceAll("&gt;", ">"))
		}, {
			name: "&gt;",
			write: inText((text) => text.replaceAll(">", "&gt;"))
		}]
	},
	{
		name: "end",
		ways: [{
			name: "a line end at the end",
			write: (latin1) => latin1.endsWith("\n") ? latin1 : `${latin1}\n`
		}, {
			name: "no line end at the end",
			write: (latin1) => latin1.replace(/\r?\n$/, "")
		}]
	}
], EOL = STAGES.indexOf("eol");
function inForms(inverse) {
	return STAGES.indexOf(inverse.stage) > EOL || inverse.looksAt === "bytes" ? inverse : inverse.looksAt === "ascii" ? inEveryFormOfAscii(inverse) : inEveryForm(inverse);
}
const INVERSES = [
	compressed,
	encodingChanged,
	byteOrderChanged,
	base64Encoded,
	textEncoded,
	wrapped,
	bomAdded,
	...LINE_ENDS,
	bomRemoved,
	crlfRemoved,
	...ENDS,
	gitFilter,
	keywordsExpanded,
	mergeConflict,
	mojibake,
	unicodePunctuation,
	separatorsAdded,
	invisibleCharacters,
	homoglyphsAdded,
	unicodeNormalized,
	...JSON_WRITERS,
	jsonNumbersRespelled,
	referencesAdded,
	...TRAILING_WHITESPACE,
	...TABS,
	indentationChanged,
	csvReformatted,
	...MARKUP_WRITERS,
	xmlReformatted,
	poReformatted,
	appended,
	prepended,
	encodingLeft,
	base64Decoded,
	lfsContent,
	unicodePunctuationInPart,
	invisibleCharactersInPart,
	punctuationFlattened,
	punctuationFlattenedInPart,
	separatorsRemoved,
	invisibleRemoved,
	homoglyphsRemoved,
	referencesRead,
	jsonNumbers,
	eolMixedInPart,
	unicodeFolded,
	unicodeNormalizedInPart,
	trailingWhitespaceRemovedEverywhere,
	trailingWhitespaceRemovedInPart,
	...TABS_IN_PART,
	blankLinesRemoved,
	blankLinesRemovedInPart,
	linesReordered,
	codePageChanged,
	unwrapped,
	...GUESSES
].map(inForms);
var Budget = class {
	#limits;
	#clock;
	#start;
	#candidates = 0;
	#worked = 0;
	#hashed = 0;
	#held = 0;
	#guessed = 0;
	#spent = !1;
	#limit;
	constructor(limits, clock = require_hashing.elapsedMs) {
		this.#limits = limits, this.#clock = clock, this.#start = clock();
	}
	get limit() {
		let { why } = this.#limits;
		return this.#limit === void 0 || why === void 0 ? this.#limit : `${this.#limit}: ${why}`;
	}
	get workedBytes() {
		return this.#worked + this.#hashed;
	}
	get goesOn() {
		return !this.#spent;
	}
	mayWork(bytes) {
		return this.#worked += bytes + 512, this.#worked > this.#limits.workBytes ? this.#stop(`stopped after ${this.#limits.workBytes} bytes of work`) : (this.#candidates % 256 == 0 && require_hashing.heartbeat(), ++this.#candidates % 256 == 0 && this.#clock() - this.#start > 6e5 ? this.#stop(`stopped after ${require_hashing.MAX_DIAGNOSIS_MS} ms`) : !this.#spent);
	}
	mayHash(bytes) {
		return this.#hashed + bytes > this.#limits.hashedBytes ? this.#stop(`stopped after ${this.#hashed} hashed bytes`) : (this.#hashed += bytes, !0);
	}
	mayGuess(bytes) {
		return this.#guessed += bytes + 512, this.#guessed <= this.#limits.guessedBytes ? this.mayWork(bytes) : (this.#limits.why !== void 0 && (this.#limit ??= `stopped after ${this.#limits.guessedBytes} bytes of guesses`), !1);
	}
	mayMake(bytes) {
		return this.#held + bytes <= this.#limits.memory ? this.mayWork(bytes) : (this.#limit ??= `candidates over ${this.#limits.memory} bytes of memory were left out`, !1);
	}
	affordable(all, length, copies) {
		let fits = (one) => length * (one.copies ?? copies) <= this.#limits.memory;
		return all.every(fits) ? all : (this.#limit ??= `the file has ${length} bytes: causes that take more than ${this.#limits.memory} bytes of memory to undo were left out`, all.filter(fits));
	}
	mayHold(bytes) {
		return this.mayMake(bytes) ? (this.#held += bytes, !0) : !1;
	}
	#stop(limit) {
		return this.#spent = !0, this.#limit ??= limit, !1;
	}
};
function distanceBetween(original, found, limit = Infinity) {
	let ranges = [], foundRanges = [], bytes = 0, [at, foundAt] = [0, 0], whole = visitDifferences(original, found, (from, to, foundFrom, foundTo) => (ranges.push(from, to), foundRanges.push(foundFrom, foundTo), bytes += to - from + (foundTo - foundFrom), at = to, foundAt = foundTo, bytes < limit));
	return !whole && (at < original.length || foundAt < found.length) && (ranges.push(at, original.length), foundRanges.push(foundAt, found.length), bytes += original.length - at + (found.length - foundAt)), {
		bytes,
		ranges,
		foundRanges,
		isWhole: whole
	};
}
function isCloser(after, before) {
	if (after.bytes >= before.bytes) return !1;
	let runs = runsOf(before), run = 0;
	for (let at = 0; at < after.ranges.length; at += 2) {
		let [from, to] = [after.ranges[at] ?? 0, after.ranges[at + 1] ?? 0];
		for (; run < runs.length && (runs[run + 1] ?? 0) < from;) run += 2;
		if (run >= runs.length || (runs[run] ?? 0) > from || (runs[run + 1] ?? 0) < to) return !1;
	}
	return !0;
}
function isRightWhereChanged(before, after, { foundRanges }) {
	let [places, wrong, range] = [
		0,
		0,
		0
	];
	return !visitDifferences(before, after, (_from, _to, from, to) => {
		for (places++; range < foundRanges.length && (foundRanges[range + 1] ?? 0) < from;) range += 2;
		let [start = 0, end = 0] = foundRanges.slice(range, range + 2);
		return range < foundRanges.length && start < Math.max(to, from + 1) && end > from && wrong++, !0;
	}) || wrong <= places * .2;
}
function runsOf({ ranges }) {
	let runs = [];
	for (let at = 0; at < ranges.length; at += 2) {
		let [from, to] = [(ranges[at] ?? 0) - 32, (ranges[at + 1] ?? 0) + 32];
		runs.length > 0 && from <= (runs.at(-1) ?? 0) ? runs[runs.length - 1] = Math.max(to, runs.at(-1) ?? 0) : runs.push(from, to);
	}
	return runs;
}
// src/drift/inverses/towards.ts
const PLAIN_OF = new Map(PUNCTUATION.flatMap(({ characters, plain }) => characters.map((character) => [character, plain]))), HIDDEN = new Set(INVISIBLE.flatMap(({ characters }) => characters)), isTypography = (sealed, found) => {
	if (sealed === "" || found === "") return sealed === found;
	let [a = "", b = ""] = [[...sealed][0], [...found][0]];
	return a === b ? isTypography(sealed.slice(a.length), found.slice(b.length)) : stands(b, sealed).some((plain) => isTypography(sealed.slice(plain.length), found.slice(b.length))) || stands(a, found).some((plain) => isTypography(sealed.slice(a.length), found.slice(plain.length)));
};
function stands(character, text) {
	return (PLAIN_OF.get(character) ?? []).filter((plain) => plain !== "" && text.startsWith(plain));
}
const isInvisible = (sealed, found) => withoutHidden(sealed) === withoutHidden(found);
function withoutHidden(text) {
	return [...text].filter((character) => !HIDDEN.has(character)).join("");
}
const TOWARDS = [
	towards("eol-mixed", (sealed, found) => /^(?:\r?\n|\r)$/.test(sealed) && /^(?:\r?\n|\r)$/.test(found), "eol"),
	towards("unicode-punctuation", isTypography),
	towards("invisible-characters", isInvisible),
	towards("unicode-normalized", (sealed, found) => require_gate.toForm(sealed, "NFC") === require_gate.toForm(found, "NFC")),
	towards("homoglyphs", (sealed, found) => skeleton(sealed) === skeleton(found))
];
function towards(cause, explains, stage = "text") {
	return {
		cause,
		stage,
		*undo(found, original) {
			if (found.length > 16777216 || !found.isText || !original.isText) return;
			let places = [], names = /* @__PURE__ */ new Set();
			if (visitDifferences(original.bytes, found.bytes, (from, to, foundFrom, foundTo) => {
				let whole = wholeCharacters(original.bytes, found.bytes, {
					original: [from, to],
					found: [foundFrom, foundTo]
				}), [[a, b], [c, d]] = [whole.original, whole.found];
				if (b - a > 16 || d - c > 16) return !0;
				let [sealed, now] = [original.bytes.toString("utf8", a, b), found.bytes.toString("utf8", c, d)];
				return explains(sealed, now) && (places.push({
					offset: c,
					width: d - c,
					text: original.bytes.toString("latin1", a, b)
				}), names.size <= 4 && names.add(`${nameOf$1(now)} for ${nameOf$1(sealed)}`)), places.length < 1e5;
			}), places.length === 0) return;
			let gain = places.reduce((sum, { text, width }) => sum + text.length - width, 0), named = [...names], detail = `${named.slice(0, 4).join(", ")}${named.length > 4 ? ", and more" : ""}`;
			yield {
				length: found.length + gain,
				make: () => replaceAt(found.bytes, places),
				count: places.length,
				detail
			};
		}
	};
}
function nameOf$1(text) {
	return text === "" ? "nothing" : node_buffer.Buffer.byteLength(text) === text.length ? JSON.stringify(text) : [...text].map((character) => characterName(character.codePointAt(0) ?? 0)).join(" ");
}
// src/drift/inverses/towards-lines.ts
const MAX_BYTES = 4194304, perContent = /* @__PURE__ */ new WeakMap();
function pairingOf(found, original) {
	let known = perContent.get(found);
	if (known?.original === original) return known.pairing;
	let pairing = pair(linesOf$1(original.latin1), linesOf$1(found.latin1));
	return perContent.set(found, {
		original,
		pairing
	}), pairing;
}
function pair(sealed, found) {
	let numbers = /* @__PURE__ */ new Map(), numbered = (lines) => lines.map(({ text }) => {
		let key = text.replace(/[ \t]/g, ""), number = numbers.get(key) ?? numbers.size;
		return numbers.set(key, number), number;
	}), edits = lineEdits(numbered(sealed), numbered(found), 512);
	if (edits === void 0) return;
	let partner = [], end = {
		original: [sealed.length, sealed.length],
		found: [found.length, found.length]
	}, next = 0;
	for (let edit of [...edits, end]) {
		for (; next < edit.original[0];) partner.push(next++);
		for (let at = partner.length; at < edit.found[1]; at++) partner.push(void 0);
		next = edit.original[1];
	}
	return {
		sealed,
		found,
		partner,
		edits
	};
}
const isLonger = (a, b) => a.length > b.length;
function trailing(isCause) {
	return (sealed, found) => {
		let [text, sealedText] = [trimLineEnd(found), trimLineEnd(sealed)], [blank, sealedBlank] = [found.slice(text.length), sealed.slice(sealedText.length)];
		return (blank.startsWith(sealedBlank) || sealedBlank.startsWith(blank)) && isCause(sealedBlank, blank) ? text + sealedBlank : found;
	};
}
function tabs(stop, isCause) {
	return (sealed, found) => {
		let [from, to] = found.trim() === "" ? [found, sealed] : [trimLineEnd(found), trimLineEnd(sealed)];
		if (from === to || !from.includes("	") && !to.includes("	")) return found;
		let tabsOf = (text) => text.replace(/[^\t]/g, "");
		return isCause(tabsOf(to), tabsOf(from)) && expand$1(from, stop) === expand$1(to, stop) ? to + found.slice(from.length) : found;
	};
}
function* rewritten(found, original, rewrite, detail) {
	let pairing = pairingOf(found, original);
	if (pairing === void 0) return;
	let count = 0, text = "";
	for (let [at, line] of pairing.found.entries()) {
		let sealed = pairing.sealed[pairing.partner[at] ?? NaN], now = sealed === void 0 || sealed.text === line.text ? line.text : rewrite(sealed.text, line.text);
		now !== line.text && count++, text += now + line.end;
	}
	count > 0 && (yield {
		length: text.length,
		make: () => node_buffer.Buffer.from(text, "latin1"),
		count,
		...detail !== void 0 && { detail }
	});
}
function* blankLines(found, original, isRemoved) {
	let pairing = pairingOf(found, original);
	if (pairing === void 0) return;
	let count = 0, text = "", next = 0, isBlank = ({ text }) => text.trim() === "", until = (end) => {
		for (; next < end; next++) text += `${pairing.found[next]?.text}${pairing.found[next]?.end}`;
	};
	for (let edit of pairing.edits) {
		until(edit.found[0]);
		let [gone, come] = [pairing.sealed.slice(...edit.original), pairing.found.slice(...edit.found)], [some, others] = isRemoved ? [gone, come] : [come, gone];
		if (!(others.length > 0 || !some.every(isBlank))) {
			if (count += some.length, isRemoved) for (let line of some) text += line.text + line.end;
			else next = edit.found[1];
		}
	}
	until(pairing.found.length), count > 0 && (yield {
		length: text.length,
		make: () => node_buffer.Buffer.from(text, "latin1"),
		count
	});
}
function tailOf$1({ bytes }) {
	return /[\r\n]*$/.exec(bytes.toString("latin1", Math.max(0, bytes.length - 4096)))?.[0] ?? "";
}
function* finalNewlines(found, original) {
	let [tail, sealed] = [tailOf$1(found), tailOf$1(original)];
	if (!isLonger(sealed, tail)) return;
	let count = linesOf$1(sealed).length - linesOf$1(tail).length;
	yield {
		length: found.length - tail.length + sealed.length,
		make: () => node_buffer.Buffer.concat([found.bytes.subarray(0, found.length - tail.length), node_buffer.Buffer.from(sealed, "latin1")]),
		count
	};
}
function towardsLines(cause, undo) {
	return {
		cause,
		stage: "whitespace",
		*undo(found, original) {
			found.length <= MAX_BYTES && original.length <= MAX_BYTES && found.isText && original.isText && (yield* undo(found, original));
		}
	};
}
function* atEachStop(found, original, isCause) {
	for (let stop of TAB_STOPS) yield* rewritten(found, original, tabs(stop, isCause), `${stop} columns a tab`);
}
const TOWARDS_LINES = [
	towardsLines("trailing-whitespace-removed", (found, original) => rewritten(found, original, trailing(isLonger))),
	towardsLines("trailing-whitespace-added", (found, original) => rewritten(found, original, trailing((sealed, now) => isLonger(now, sealed)))),
	towardsLines("tabs-expanded", (found, original) => atEachStop(found, original, isLonger)),
	towardsLines("tabs-unexpanded", (found, original) => atEachStop(found, original, (sealed, now) => isLonger(now, sealed))),
	towardsLines("blank-lines-removed", (found, original) => blankLines(found, original, !0)),
	towardsLines("blank-lines-added", (found, original) => blankLines(found, original, !1)),
	{
		cause: "final-newline-removed",
		stage: "end-of-file",
		undo: finalNewlines
	}
], ROUNDS = [
	["encoding"],
	["bom"],
	["eol"],
	[
		"text",
		"whitespace",
		"end-of-file"
	]
], CONTENT = /* @__PURE__ */ new Set([
	"appended",
	"prepended",
	"inserted",
	"duplicated"
]);
function nearest(seal, original, found, inverses, budget) {
	let state = {
		content: found,
		distance: distanceBetween(original.bytes, found.bytes),
		undone: []
	}, readable = found;
	for (let round of ROUNDS) {
		for (; state.distance.bytes > 0 && state.undone.length < 6 && budget.goesOn;) {
			let next = bestStep(seal, original, state, inverses, round, budget);
			if (next === void 0) break;
			state = next;
		}
		if (round[0] === "encoding" && (readable = state.content), isCut(state.content, original) || original.hasNul && round[0] === "bom") break;
	}
	return {
		causes: inOrderOfStages(state.undone),
		undone: state.content,
		readable
	};
}
function isRight({ cause, stage }, before, after, original, distance) {
	return cause === "wrapped" && !beginAlike(after, original) || cause === "indentation-changed" && !isIndentedAs(after, original) ? !1 : stage === "encoding" ? distance.bytes <= MAX_OTHER * (original.length + after.length) : stage === "bom" ? !0 : stage === "eol" ? endsApart(after, original) < endsApart(before.content, original) : stage === "end-of-file" && tailOf(after) !== tailOf(original) ? !1 : (explainsMore(before.distance, distance) || isOneBlank(before, original)) && isRightWhereChanged(before.content.bytes, after.bytes, distance);
}
function beginAlike({ bytes: a }, { bytes: b }) {
	return a.subarray(0, 16).equals(b.subarray(0, 16));
}
function explainsMore(before, after) {
	return after.isWhole && after.ranges.length < before.ranges.length || after.bytes <= .2 * before.bytes;
}
function endsApart({ ends: a }, { ends: b }) {
	return Math.abs(a.crlf - b.crlf) + Math.abs(a.lf - b.lf) + Math.abs(a.cr - b.cr);
}
const MAX_OTHER = .9;
function tailOf({ bytes }) {
	return /[\r\n\0\x1a]*$/.exec(bytes.subarray(-4096).toString("latin1"))?.[0] ?? "";
}
function isCut({ bytes }, original) {
	return bytes.length >= original.length || !original.bytes.subarray(0, bytes.length).equals(bytes) ? !1 : bytes.length === 0 || !isBlank(original.bytes.subarray(bytes.length));
}
function isBlank(bytes) {
	return bytes.length <= 4096 && bytes.every((byte) => byte === 32 || byte >= 9 && byte <= 13);
}
function isOneBlank({ content, distance: { ranges, foundRanges } }, original) {
	return ranges.length === 2 && isBlank(original.bytes.subarray(...ranges)) && isBlank(content.bytes.subarray(...foundRanges));
}
function bestStep(seal, original, state, inverses, round, budget) {
	let best, take = (inverse, candidates) => {
		for (let candidate of likeliest(candidates, original.length, (best ?? state).distance.bytes, budget)) {
			if (!budget.mayMake(candidate.length) || !budget.mayWork(original.length + candidate.length)) return;
			let content = new Content(candidate.make(), candidate.known), distance = distanceBetween(original.bytes, content.bytes, (best ?? state).distance.bytes);
			if (!budget.mayWork(Math.min(distance.bytes * 64, 8388608))) return;
			!isCloser(distance, state.distance) || distance.bytes >= (best ?? state).distance.bytes || isRight(inverse, state, content, original, distance) && (best = {
				content,
				distance,
				undone: [...state.undone, ...undoneBy({
					inverse,
					candidate
				})]
			});
		}
	}, isOpen = ({ cause, stage, guess = 0 }) => round.includes(stage) && guess <= 4 && !CONTENT.has(cause) && state.undone.every(({ cause: { code } }) => familyOf(code) !== familyOf(cause));
	for (let inverse of inverses) isOpen(inverse) && budget.mayWork(state.content.length * (inverse.copies ?? 6)) && take(inverse, inverse.undo(state.content, sealFor(inverse, seal, original)));
	for (let one of [...TOWARDS, ...TOWARDS_LINES]) isOpen(one) && budget.mayWork(original.length + state.content.length) && take(one, one.undo(state.content, original));
	return state.content.forget(), best;
}
function likeliest(candidates, length, before, budget) {
	let listed = [], seen = 0;
	for (let candidate of candidates) if (!budget.mayWork(0) || (Math.abs(candidate.length - length) < before && listed.push(candidate), ++seen >= 4096)) break;
	return listed.sort((a, b) => Math.abs(a.length - length) - Math.abs(b.length - length)).slice(0, 12);
}
function sealFor({ stage }, seal, original) {
	let { bytes: _, ...rest } = seal, { crlf, lf } = original.ends, text = original.isAscii ? "ascii" : original.isText ? "utf-8" : "binary", eol = crlf > 0 ? lf > 0 ? "mixed" : "crlf" : lf > 0 ? "lf" : "none";
	return {
		...rest,
		text,
		...text !== "binary" && { eol },
		...original.bom && { bom: !0 },
		...stage === "end-of-file" && { bytes: original.length }
	};
}
// src/drift/search/steps.ts
const INNER = [
	"end-of-file",
	"whitespace",
	"text"
];
function rootOf(content) {
	return {
		content,
		undone: [],
		stage: STAGES.length - 1,
		weight: 0
	};
}
function mayFollow(node, inverse) {
	if (node.undone.length > 0) {
		let family = familyOf(inverse.cause);
		if (node.undone.some(({ cause }) => familyOf(cause.code) === family)) return !1;
	}
	return stageOf(inverse) <= node.stage || inverse.guess !== void 0 && INNER.includes(inverse.stage) && INNER.some((inner) => node.stage === STAGES.indexOf(inner));
}
function costOf({ copies }, { length, ends }) {
	return copies === void 0 ? length * 6 + (ends.lf + ends.crlf) * 64 : length * copies;
}
function stageOf({ stage }) {
	return STAGES.indexOf(stage);
}
function weightOf({ candidate }) {
	return candidate.weight ?? 1;
}
function make(step, budget) {
	let { from, inverse, candidate } = step;
	if (!budget.mayHold(candidate.length * (candidate.window === !0 ? 1 : 2))) return;
	let undone = [...from.undone, ...undoneBy(step)];
	return {
		content: new Content(candidate.make(), candidate.known),
		undone,
		stage: stageOf(inverse),
		weight: from.weight + weightOf(step)
	};
}
function firstProof(seal, { from, inverse }, budget) {
	if (budget.mayWork(costOf(inverse, from.content))) for (let candidate of inverse.undo(from.content, seal)) {
		if (!budget.mayGuess(candidate.length)) return;
		let explanation = prove(seal, {
			from,
			inverse,
			candidate
		}, budget);
		if (explanation !== void 0 || !budget.goesOn) return explanation;
	}
}
function prove(seal, step, budget) {
	let { from, candidate } = step;
	if (seal.bytes !== void 0 && candidate.length !== seal.bytes || !(candidate.window === !0 ? budget.mayWork(0) : budget.mayMake(candidate.length))) return;
	let original = candidate.make(), proof = proofOf(seal, original, budget);
	return proof && {
		causes: inOrderOfStages([...from.undone, ...undoneBy(step)]),
		original,
		proof
	};
}
function proofOf(seal, bytes, budget) {
	if (seal.bytes === void 0 || seal.bytes === bytes.length) return factsAllow(seal, bytes) && budget.mayHash(bytes.length * require_hashing.algorithmsOf(seal).length) ? require_gate.proveSealed(seal, bytes) : void 0;
}
function factsAllow(seal, bytes) {
	return seal.text === "ascii" && !(0, node_buffer.isAscii)(bytes) || seal.text !== void 0 && seal.text !== "binary" && new Content(bytes).bom !== (seal.bom === !0) ? !1 : seal.eol !== "lf" || !bytes.includes(13);
}
// src/drift/search/search.ts
const OUTER = STAGES.indexOf("eol");
function search(seal, found, inverses, preferred, budget) {
	let waiting = new Queue(), seen = /* @__PURE__ */ new Set(), root = rootOf(found), followed = 0, explanation;
	for (let chain of preferred) chain.length === 1 && isOuter(chain, inverses) && (explanation ??= follow(seal, root, chain, inverses, budget));
	let whole = preferred.some((chain) => chain.length === 1 && !isOuter(chain, inverses));
	explanation ??= expand(seal, root, inverses, waiting, budget, whole ? STAGES.length : -1);
	for (let chain of preferred) explanation ??= follow(seal, root, chain, inverses, budget);
	for (; explanation === void 0 && budget.goesOn;) {
		let next = waiting.take();
		if (next === void 0) return;
		if ("candidate" in next) {
			if (seal.bytes === void 0 && ++followed > 64) continue;
			let node = make(next, budget);
			node !== void 0 && isNew(node, seen) && (explanation = expand(seal, node, inverses, waiting, budget));
		} else explanation = "inverses" in next ? expand(seal, next.from, next.inverses, waiting, budget, next.plain) : firstProof(seal, next, budget);
	}
	return explanation;
}
function isOuter(chain, inverses) {
	return inverses.some(({ cause, stage, guess }) => cause === chain[0] && guess === void 0 && STAGES.indexOf(stage) >= OUTER);
}
function isNew({ content }, seen) {
	let name = require_hashing.digestOf("sha256", content.bytes);
	return !seen.has(name) && (seen.add(name), !0);
}
function expand(seal, node, inverses, waiting, budget, followed = -1) {
	let steps = [], guesses = [], rest = [], plain = followed < STAGES.length ? followed : -1;
	for (let inverse of inverses) if (!(!mayFollow(node, inverse) || inverse.isTraceless === !0 && node.weight > 3)) {
		if (followed < 0 && plain >= OUTER && stageOf(inverse) < plain && inverse.copies !== 0) rest.push(inverse);
		else if (inverse.guess !== void 0) guesses.push({
			from: node,
			inverse
		});
		else {
			if (!budget.mayWork(costOf(inverse, node.content))) return;
			for (let candidate of inverse.undo(node.content, seal)) {
				if (!budget.mayWork(candidate.window === !0 ? 0 : node.content.length)) return;
				let step = {
					from: node,
					inverse,
					candidate
				}, explanation = prove(seal, step, budget);
				if (explanation !== void 0) return explanation;
				if (!budget.goesOn) return;
				candidate.last === !0 || node.undone.length + 1 >= 4 || (steps.push(step), weightOf(step) === 1 && (plain = Math.max(plain, stageOf(inverse))));
			}
		}
	}
	node.content.forget();
	let past = (inverse) => stageOf(inverse) < plain ? 3 : 0, heaviest = heaviestChain(seal, node.content.length), wait = (entry, own) => {
		let weight = node.weight + own + past(entry.inverse);
		(weight <= heaviest || node.undone.length === 0) && waiting.add(weight, entry);
	};
	for (let step of steps) wait(step, weightOf(step));
	for (let guess of guesses) wait(guess, guess.inverse.guess ?? 0);
	rest.length > 0 && waiting.add(node.weight + 3, {
		from: node,
		inverses: rest,
		plain
	});
}
function heaviestChain({ bytes }, length) {
	return length >= 1048576 ? 6 : length > 262144 || bytes === void 0 ? 7 : 9;
}
function follow(seal, root, chain, inverses, budget) {
	let walk = (node, left) => {
		for (let inverse of inverses) if (inverse.cause === chain[left - 1] && mayFollow(node, inverse)) for (let candidate of inverse.undo(node.content, seal)) {
			if (!budget.mayWork(node.content.length)) return;
			let step = {
				from: node,
				inverse,
				candidate
			}, rest = left - (candidate.before === void 0 ? 1 : 2), next = rest > 0 && candidate.last !== !0 && inverse.guess === void 0 ? make(step, budget) : void 0, explanation = rest === 0 ? prove(seal, step, budget) : next && walk(next, rest);
			if (explanation !== void 0) return explanation;
		}
	};
	return walk(root, chain.length);
}
var Queue = class {
	#byWeight = [];
	add(weight, entry) {
		for (; this.#byWeight.length <= weight;) this.#byWeight.push({
			entries: [],
			taken: 0
		});
		this.#byWeight[weight]?.entries.push(entry);
	}
	take() {
		let lightest = this.#byWeight.find(({ entries, taken }) => taken < entries.length);
		return lightest?.entries[lightest.taken++];
	}
};
// src/drift/search/shared-wrapping.ts
function withoutSharedWrapping(original, found) {
	if (original.bom && found.bom) {
		let plain = ({ bytes }) => new Content(bytes.subarray(UTF8_BOM.length));
		return {
			original: plain(original),
			found: plain(found),
			wrap: (bytes) => node_buffer.Buffer.concat([UTF8_BOM, bytes])
		};
	}
	for (let encoding of WIDE_UTF) {
		let mark = encodeWide(encoding, "﻿"), [sealed, now] = [original, found].map(({ bytes }) => bytes.subarray(0, mark.length).equals(mark) ? decodeWide(encoding, bytes.subarray(mark.length)) : void 0);
		if (sealed !== void 0 && now !== void 0) return {
			original: new Content(node_buffer.Buffer.from(sealed)),
			found: new Content(node_buffer.Buffer.from(now)),
			wrap: (bytes) => node_buffer.Buffer.concat([mark, encodeWide(encoding, bytes.toString("utf8"))])
		};
	}
	return {
		original,
		found,
		wrap: (bytes) => bytes
	};
}
// src/drift/diagnose.ts
function diagnose(seal, found, options = {}) {
	let limits = {
		...require_hashing.DEFAULT_LIMITS,
		...seal.bytes === void 0 && require_hashing.LIMITS_WITHOUT_LENGTH,
		...options.limits
	}, budget = new Budget(limits, options.clock), content = new Content(found), pointer = readPointer(content);
	if (pointer !== void 0 && namesSealed(pointer, seal)) return {
		drift: {
			certainty: "hint",
			causes: [{
				code: "lfs-pointer",
				detail: "it names exactly the sealed bytes"
			}],
			locations: []
		},
		workedBytes: found.length
	};
	let explanation = search(seal, content, budget.affordable(INVERSES, found.length, 6), options.preferred ?? [], budget);
	if (explanation !== void 0) {
		let { causes, original, proof } = explanation;
		return {
			drift: {
				certainty: "proved",
				proof,
				causes,
				...placesOf(seal, original, content, causes, options),
				...differing(original, found, options)
			},
			original,
			workedBytes: budget.workedBytes
		};
	}
	let { limit } = budget, causes = found.length * 6 <= limits.memory ? hints(seal, content) : [], detail = causes.length > 0 ? void 0 : beginsAs(seal, content);
	return {
		drift: {
			...causes.length > 0 ? {
				certainty: "hint",
				causes
			} : {
				certainty: "unexplained",
				causes: [{
					code: "content-changed",
					...detail !== void 0 && { detail }
				}]
			},
			...locateByFacts(seal, content, options.brief),
			...limit !== void 0 && { limit }
		},
		workedBytes: budget.workedBytes
	};
}
function diagnoseWith(witness, seal, found, options = {}) {
	let undone = diagnose(seal, found, options);
	return undone.original === void 0 ? compare(witness, seal, found, options) ?? undone : undone;
}
function compare({ original, source }, seal, found, options = {}) {
	let proof = require_gate.proveSealed(seal, original);
	if (proof === void 0) return;
	let [sealed, content] = [new Content(original), new Content(found)], pointer = readPointer(content);
	if (pointer !== void 0 && namesSealed(pointer, seal)) return {
		drift: {
			certainty: "proved",
			proof,
			original: source,
			causes: [{ code: "lfs-pointer" }],
			locations: []
		},
		original,
		workedBytes: found.length
	};
	let budget = new Budget({
		...require_hashing.COMPARISON_LIMITS,
		...options.limits
	}, options.clock), inverses = budget.affordable(INVERSES, Math.max(found.length, original.length), 6), plain = withoutSharedWrapping(sealed, content), { causes, undone, readable } = nearest(seal, plain.original, plain.found, inverses, budget), again = require_gate.proveSealed(seal, plain.wrap(undone.bytes)), { limit } = budget, known = {
		original,
		workedBytes: budget.workedBytes
	};
	if (again !== void 0) return {
		drift: {
			certainty: "proved",
			proof: again,
			original: source,
			causes,
			...locate(original, content, options.brief),
			...differing(original, found, options)
		},
		...known
	};
	let [before] = wholeHint(seal, sealed), whole = wholeHint(seal, content).find(({ code, detail }) => code !== before?.code || detail !== before.detail), isLink = whole?.code === "symlink-as-text" && !isPathAlone(sealed);
	if (causes.length === 0 && whole !== void 0 && whole.code !== "symlink-as-text" || isLink) return;
	let cut = cutShort(plain.original, undone) ?? reordered(plain.original, undone), { edits, locations } = residueOf(plain.original, undone, readable, content, options.brief);
	return {
		drift: {
			certainty: "compared",
			original: source,
			edits,
			causes: [cut ?? { code: "content-changed" }, ...causes],
			locations,
			...differing(plain.original.bytes, undone.bytes, options),
			...limit !== void 0 && { limit }
		},
		...known
	};
}
const TO_CONTENT = /* @__PURE__ */ new Set([
	"character-changed",
	"bit-flipped",
	"inserted",
	"appended",
	"prepended"
]);
function placesOf(seal, original, content, causes, { brief, limits, clock }) {
	let places = locate(original, content, brief);
	if (brief === !0 || causes.length < 2 || !causes.some(({ code }) => TO_CONTENT.has(code))) return places;
	let sealed = new Content(original), budget = new Budget({
		...require_hashing.COMPARISON_LIMITS,
		...limits
	}, clock), { undone, readable } = nearest(seal, sealed, content, budget.affordable(INVERSES, Math.max(content.length, original.length), 6), budget), edits = residueOf(sealed, undone, readable, content).locations, others = places.locations.filter(({ offset }) => edits.every((edit) => edit.offset !== offset));
	return {
		...places,
		locations: [...edits, ...others].slice(0, Math.max(places.locations.length, 1))
	};
}
function cutShort(original, undone) {
	if (undone.length === 0) return original.length === 0 ? void 0 : { code: "emptied" };
	if (undone.length >= original.length || !original.bytes.subarray(0, undone.length).equals(undone.bytes)) return;
	let gone = original.length - undone.length, lines = undone.isText && undone.bytes.at(-1) === 10 ? linesOf$1(original.latin1.slice(-gone)).length : 0;
	return {
		code: "truncated",
		detail: `the last ${lines === 0 ? `${gone} bytes are gone` : lines === 1 ? `line is gone, ${gone} bytes` : `${lines} lines are gone, ${gone} bytes`}`
	};
}
function reordered(original, undone) {
	return haveSameLines(original, undone) ? {
		code: "lines-reordered",
		detail: "the same lines, each as often"
	} : void 0;
}
function differing(original, found, options) {
	return options.hunks === !0 ? { hunks: excerpts(original, found) } : {};
}
// src/git/conversion.ts
function convert(blob, attributes, settings, format) {
	let grounds = [], withIdent = attributes.get("ident") === "set" ? expandIdent(blob, format) : void 0;
	withIdent !== void 0 && grounds.push({ attribute: "ident" });
	let inner = withIdent ?? blob, rule = lineEndRule(attributes, settings), withLineEnds = rule.crlf !== void 0 && willConvert(inner, rule.crlf) ? toCrlf(inner) : void 0;
	withLineEnds !== void 0 && grounds.push(...rule.grounds);
	let text = withLineEnds ?? inner, encoding = attributes.get("working-tree-encoding");
	if (encoding === void 0 || text.length === 0 || /^utf-?8$/i.test(encoding) || (grounds.push({ attribute: "working-tree-encoding" }), !(0, node_buffer.isUtf8)(text))) return {
		outcomes: [text],
		grounds
	};
	let wide = encodeUtf(text.toString("utf8"), encoding);
	return wide === void 0 ? {
		outcomes: [encodeOther(text.toString("utf8"), encoding) ?? text],
		grounds,
		uncertainEncoding: encoding
	} : {
		outcomes: wide,
		grounds
	};
}
const LF_STAYS = { grounds: [] };
function onlyLineEnds(attributes, settings) {
	if (attributes.get("ident") !== "set" && attributes.get("working-tree-encoding") === void 0) return lineEndRule(attributes, settings);
}
function lineEndRule(attributes, settings) {
	let known = (name) => {
		let value = attributes.get(name);
		return value === "set" || value === "unset" || value === "auto" || value === "input" ? {
			name,
			value
		} : void 0;
	}, text = known("text") ?? known("crlf");
	if (text?.value === "unset") return LF_STAYS;
	let by = text === void 0 ? [] : [{ attribute: text.name }], crlf = text === void 0 || text.value === "auto" ? "auto" : "always", eol = attributes.get("eol");
	if (eol === "lf") return LF_STAYS;
	if (eol === "crlf") return {
		crlf: text?.value === "auto" ? "auto" : "always",
		grounds: [...by, { attribute: "eol" }]
	};
	if (text?.value === "input") return LF_STAYS;
	let native = nativeCrlf(settings);
	return native === void 0 || text === void 0 && settings.autocrlf?.value !== !0 ? LF_STAYS : {
		crlf,
		grounds: [...by, native]
	};
}
function nativeCrlf({ autocrlf, eol }) {
	if (autocrlf?.value === !0) return { setting: autocrlf };
	if (autocrlf?.value !== "input") return eol?.value === "crlf" ? { setting: eol } : (eol === void 0 || eol.value === "native") && process.platform === "win32" ? { platform: "core.eol is native, which is CRLF on Windows" } : void 0;
}
function willConvert(bytes, crlf) {
	return bytes.includes(10) ? crlf === "always" || !bytes.includes(13) && !looksBinary(bytes) : !1;
}
const UNPRINTABLE = /[\0-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/;
function looksBinary(bytes) {
	if (bytes.length <= MAX_AS_TEXT && !UNPRINTABLE.test(bytes.toString("latin1"))) return !1;
	let ends = 0, unprintable = 0;
	for (let at = 0; at < bytes.length; at++) {
		let byte = bytes[at] ?? 0;
		if (!(byte >= 32 && byte !== 127)) {
			if (byte === 0) return !0;
			byte === 10 ? ends++ : byte !== 8 && byte !== 9 && byte !== 12 && byte !== 27 && unprintable++;
		}
	}
	let printable = bytes.length - ends - unprintable;
	return bytes.at(-1) === 26 && unprintable--, printable >> 7 < unprintable;
}
const MAX_AS_TEXT = 1048576;
function toCrlf(bytes) {
	if (bytes.length <= MAX_AS_TEXT && !bytes.includes(13)) return node_buffer.Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
	let lone = 0;
	for (let at = 0; at < bytes.length; at++) bytes[at] === 10 && bytes[at - 1] !== 13 && lone++;
	let out = node_buffer.Buffer.allocUnsafe(bytes.length + lone), to = 0;
	for (let at = 0; at < bytes.length; at++) {
		let byte = bytes[at] ?? 0;
		byte === 10 && bytes[at - 1] !== 13 && (out[to++] = 13), out[to++] = byte;
	}
	return out;
}
function expandIdent(blob, format) {
	let text = blob.toString("latin1"), found = !1, id = require_hashing.blobId(blob, format), expanded = text.replace(/\$Id(?:\$|:([^$\n]*)\$)/g, (whole, inner) => inner !== void 0 && / (?!$)/.test(inner.slice(1)) ? whole : (found = !0, `$Id: ${id} $`));
	return found ? node_buffer.Buffer.from(expanded, "latin1") : void 0;
}
const ALIASES = {
	latin1: "iso88591",
	iso88591: "iso88591",
	cp1252: "windows1252",
	cp850: "ibm850",
	cp437: "ibm437",
	cp1250: "windows1250",
	cp1251: "windows1251",
	sjis: "shiftjis",
	cp932: "shiftjis",
	gbk: "gb18030",
	gb2312: "gb18030"
};
function encodeUtf(text, encoding) {
	let wide = /^utf(16|32)(le|be)?(bom)?$/.exec(plainName(encoding));
	if (wide === null) return;
	let unit = wide[1] === "16" ? 2 : 4, orders = wide[2] === void 0 ? [!0, !1] : [wide[2] === "le"], bom = wide[2] === void 0 || wide[3] !== void 0 ? "﻿" : "";
	return orders.map((littleEndian) => encodeWide({
		name: encoding,
		unit,
		littleEndian
	}, bom + text));
}
function encodeOther(text, encoding) {
	let plain = plainName(encoding), same = (other) => plainName(other.name) === (ALIASES[plain] ?? plain), single = singleByteEncodings().find(same);
	if (single !== void 0) return encodeSingleByte(single, text);
	let multi = MULTI_BYTE.find(same);
	return multi === void 0 ? void 0 : encodeMultiByte(multi, text);
}
function plainName(encoding) {
	return encoding.toLowerCase().replace(/[^a-z0-9]/g, "");
}
// src/git/proved-blob.ts
function blobFacts(original, found, causes) {
	let bytes = node_buffer.Buffer.from(original.buffer, original.byteOffset, original.length), lf = require_gate.fromCrlf(bytes);
	return {
		id: require_hashing.blobId(bytes, "sha1"),
		...lf !== void 0 && { lfId: require_hashing.blobId(lf, "sha1") },
		converts: {
			always: willConvert(bytes, "always"),
			auto: willConvert(bytes, "auto")
		},
		foundIsCrlf: onlyCrlfAdded(causes) && !bytes.includes(CR) ? !0 : toCrlf(bytes).equals(found)
	};
}
const CR = 13;
function onlyCrlfAdded([only, ...others]) {
	return only?.code === "crlf-added" && only.detail === void 0 && others.length === 0;
}
var ProvedBlob = class {
	#make;
	#facts;
	#bytes;
	constructor(make, facts) {
		this.#make = make, this.#facts = facts;
	}
	get bytes() {
		if (this.#bytes === void 0) {
			let made = this.#make();
			this.#bytes = node_buffer.Buffer.from(made.buffer, made.byteOffset, made.length);
		}
		return this.#bytes;
	}
	id(format) {
		return this.#facts !== void 0 && format === "sha1" ? this.#facts.id : require_hashing.blobId(this.bytes, format);
	}
	lfId(format) {
		if (this.#facts !== void 0 && format === "sha1") return this.#facts.lfId;
		let lf = require_gate.fromCrlf(this.bytes);
		return lf === void 0 ? void 0 : require_hashing.blobId(lf, format);
	}
	converts(crlf) {
		return this.#facts?.converts[crlf] ?? willConvert(this.bytes, crlf);
	}
	isCrlfOf({ bytes, digests }) {
		if (this.#facts !== void 0) return this.#facts.foundIsCrlf;
		let crlf = toCrlf(this.bytes);
		return bytes === crlf.length && digests !== void 0 && require_hashing.digestsMatch(digests, crlf);
	}
}, MalformedError = class extends Error {};
function comparedParts(sealed, found) {
	let differences = [];
	for (let [part, was] of sealed) {
		let is = found.get(part);
		is === void 0 ? differences.push({
			part,
			what: "removed",
			role: was.role
		}) : was.value !== is.value && differences.push({
			part,
			what: "changed",
			role: is.role,
			...detailOf(was, is)
		});
	}
	for (let [part, { role }] of found) sealed.has(part) || differences.push({
		part,
		what: "added",
		role
	});
	return listed(differences);
}
function listed(differences) {
	let ordered = [...differences].sort((a, b) => Number(a.role !== "content") - Number(b.role !== "content"));
	return {
		sameContent: ordered[0]?.role !== "content",
		different: ordered.length,
		differences: ordered.slice(0, 12).map((one) => ({
			...one,
			part: nameOf(one.part)
		}))
	};
}
function detailOf({ shown: was }, { shown: is }) {
	return was === void 0 || is === void 0 || was === is ? {} : { detail: `${was} became ${is}` };
}
function digestedValue(bytes) {
	return bytes.length <= 64 ? `=${bytes.toString("latin1")}` : `#${require_hashing.digestOf("sha256", bytes)}`;
}
function utf8Of(bytes, maxBytes) {
	if (bytes.length > maxBytes) throw new MalformedError(`it has over ${maxBytes} bytes`);
	let text = bytes.toString("utf8");
	if (text.includes("�")) throw new MalformedError("it is not UTF-8");
	return text;
}
const nextNumbers = /* @__PURE__ */ new WeakMap();
function addPart(parts, name, part) {
	let numbers = nextNumbers.get(parts) ?? /* @__PURE__ */ new Map();
	nextNumbers.set(parts, numbers);
	let number = numbers.get(name) ?? 1, free = number === 1 ? name : `${name} (${number})`;
	for (; parts.has(free);) free = `${name} (${++number})`;
	numbers.set(name, number + 1), parts.set(free, part);
}
function nameOf(text) {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
function inflated(packed, maxOutputLength) {
	try {
		let { buffer, engine } = node_zlib.default.inflateSync(packed, {
			maxOutputLength,
			info: !0
		});
		return {
			content: buffer,
			bytesRead: engine.bytesWritten
		};
	} catch {
		return;
	}
}
const startsWith = (magic) => (bytes) => bytes.toString("latin1", 0, magic.length) === magic, FORMATS = [
	{
		format: "png",
		is: startsWith("PNG\r\n\n"),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.png_exports)).comparePng
	},
	{
		format: "pdf",
		is: startsWith("%PDF-"),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.pdf_exports)).comparePdf
	},
	{
		format: "sqlite",
		is: startsWith("SQLite format 3\0"),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.sqlite_exports)).compareSqlite
	},
	{
		format: "elf",
		is: startsWith("ELF"),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.elf_exports)).compareElf
	},
	{
		format: "notebook",
		is: (_, path) => path.endsWith(".ipynb"),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.notebook_exports)).compareNotebooks
	},
	{
		format: "xml",
		is: (bytes, path) => /\.(?:xml|rels)$/.test(path) && /^(?:\xef\xbb\xbf)?\s*</.test(bytes.toString("latin1", 0, 64)),
		load: async () => (await Promise.resolve().then(() => require("./parts.cjs")).then((n) => n.xml_parts_exports)).xmlReader
	}
];
function mayHaveParts(path) {
	return /\.(?:png|pdf|sqlite3?|db|ipynb|so|elf|o)$/i.test(path);
}
async function compareParts(path, sealed, found) {
	let [was, is] = [sealed, found].map(({ buffer, byteOffset, length }) => node_buffer.Buffer.from(buffer, byteOffset, length)), known = FORMATS.find(({ is: isFormat }) => isFormat(was, path) && isFormat(is, path));
	if (!(known === void 0 || Math.max(was.length, is.length) > 67108864)) try {
		let compare = await known.load();
		return {
			format: known.format,
			...compare(was, is)
		};
	} catch (error) {
		let why = error instanceof MalformedError ? error.message : "it is malformed";
		return {
			format: known.format,
			different: 0,
			differences: [],
			note: why
		};
	}
}
// src/drift/packed.ts
var packed_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	isNamed: () => isNamed,
	looksPacked: () => looksPacked,
	mayBeUndone: () => mayBeUndone
});
const NAMELESS = /* @__PURE__ */ new Set([
	"prepended",
	"appended",
	"inserted",
	"padded",
	"character-changed",
	"bit-flipped",
	"wrapped",
	"unwrapped"
]);
function isNamed({ certainty, causes }) {
	return certainty === "proved" && !causes.every(({ code }) => NAMELESS.has(code));
}
function mayBeUndone(drift, { path }, found) {
	return isNamed(drift) || found.length < 18 || found.length > 201326592 ? !1 : /\.(?:gz|tgz|crate)$/i.test(path) || looksPacked(found);
}
function looksPacked(found) {
	let bytes = node_buffer.Buffer.from(found.buffer, found.byteOffset, found.length);
	return /^(?:PK\x03\x04|\x1f\x8b\x08|\x28\xb5\x2f\xfd|!<arch>)/.test(bytes.toString("latin1", 0, 7)) || bytes.toString("latin1", 257, 262) === "ustar" || isOldTar(bytes);
}
function isOldTar(bytes) {
	if (bytes.length < 1024 || bytes.length % 512 != 0 || !/^[0-7 ]{6}\0 $/.test(bytes.toString("latin1", 148, 156))) return !1;
	let sum = 256;
	for (let at = 0; at < 512; at++) (at < 148 || at >= 156) && (sum += bytes[at] ?? 0);
	return sum === Number.parseInt(bytes.toString("latin1", 148, 154), 8);
}
// src/drift/explainer.ts
var explainer_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	Explainer: () => Explainer,
	compareWith: () => compareWith
});
const EMPTY = {
	preferred: [],
	unexplained: 0
};
var Explainer = class {
	#many;
	#cache;
	#workLeft;
	#runWorkBytes;
	constructor(many, cache = EMPTY, runWorkBytes = require_hashing.MAX_RUN_WORK_BYTES) {
		this.#many = many, this.#cache = cache, this.#runWorkBytes = runWorkBytes, this.#workLeft = runWorkBytes;
	}
	get cache() {
		return this.#cache;
	}
	explain(seal, read, { brief, hunks, caches }) {
		if (require_hashing.heartbeat(), this.#many === void 0 && this.#workLeft <= 0) return unexplained(`diagnoses of one run stop after ${this.#runWorkBytes} bytes of work`);
		try {
			let bytes = read();
			if (typeof bytes == "string") return unexplained(bytes);
			let { preferred } = this.#cache, diagnosis = diagnose(seal, bytes, {
				preferred,
				brief,
				hunks,
				limits: this.#limitsFor(bytes.length)
			});
			return this.#workLeft -= diagnosis.workedBytes, caches && this.#remember(diagnosis.drift), diagnosis;
		} catch (error) {
			return unexplained(`the search broke: ${require_hashing.errorMessage(error)}`);
		}
	}
	#limitsFor(length) {
		let less = this.#cache.unexplained >= 24 ? require_hashing.LESS : {}, share = this.#many === void 0 ? {} : require_hashing.limitsAmongMany(this.#many, length), full = require_hashing.DEFAULT_LIMITS.workBytes;
		return (share.workBytes ?? full) < (less.workBytes ?? full) ? {
			...less,
			...share
		} : {
			...share,
			...less
		};
	}
	#remember({ certainty, causes }) {
		let { preferred, unexplained } = this.#cache;
		if (certainty !== "proved") {
			this.#cache = {
				preferred,
				unexplained: unexplained + 1
			};
			return;
		}
		let chain = causes.map(({ code }) => code), others = preferred.filter((other) => other.join() !== chain.join());
		this.#cache = {
			preferred: [chain, ...others].slice(0, 4),
			unexplained
		};
	}
};
function unexplained(limit) {
	return {
		drift: {
			certainty: "unexplained",
			causes: [],
			locations: [],
			limit
		},
		workedBytes: 0
	};
}
function compareWith(witness, seal, read, count, options) {
	try {
		let bytes = read();
		return typeof bytes == "string" ? void 0 : compare(witness, seal, bytes, {
			...options,
			limits: require_hashing.limitsOfComparison(count)
		})?.drift;
	} catch {
		return;
	}
}
// src/gate/diagnose-in-workers.ts
var diagnose_in_workers_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	begin: () => begin,
	examiner: () => examiner
});
const begin = (files, seals, indexes) => {
	let explainer = new Explainer(indexes.length);
	for (let at of require_hashing.sampleIndexes(indexes.length)) {
		let seal = seals.at(indexes[at] ?? 0);
		seal !== void 0 && look(files, seal, explainer, require_hashing.SAMPLE);
	}
	return {
		count: indexes.length,
		cache: explainer.cache,
		hunksBefore: indexes[50] ?? Infinity
	};
}, examiner = (files, shared) => {
	let { count, cache, hunksBefore } = shared, explainer = new Explainer(count, cache);
	return { examine: (seal, index) => look(files, seal, explainer, index < hunksBefore ? require_hashing.WITH_HUNKS : require_hashing.BRIEF) };
};
function look(files, seal, explainer, options) {
	let observation = files.lookCloser(seal);
	if (observation.state !== "drifted" || !options.caches && (observation.found.bytes ?? 0) > 1048576) return observation;
	let found, { drift, original } = explainer.explain(seal, () => (found = files.seen ?? files.read(seal, observation.found, 67108864), found ?? "it has over 67108864 bytes, or it changed again"), options), facts = original === void 0 || found === void 0 ? {} : { original: blobFacts(original, found, drift.causes) };
	return {
		...observation,
		told: {
			drift,
			...facts
		}
	};
}
exports.Content = Content, exports.DELIMITERS = DELIMITERS, exports.Explainer = Explainer, exports.MalformedError = MalformedError, exports.ProvedBlob = ProvedBlob, exports.addPart = addPart, exports.compareParts = compareParts, exports.comparedParts = comparedParts, exports.convert = convert, exports.diagnose = diagnose, exports.diagnoseWith = diagnoseWith, exports.diagnose_in_workers_exports = diagnose_in_workers_exports, exports.digestedValue = digestedValue, exports.explainer_exports = explainer_exports, exports.hunks = hunks, exports.inflated = inflated, Object.defineProperty(exports, "listed", {
	enumerable: !0,
	get: function() {
		return listed;
	}
}), exports.locate = locate, exports.looksPacked = looksPacked, exports.mayBeUndone = mayBeUndone, exports.mayHaveParts = mayHaveParts, exports.namesOther = namesOther, exports.onlyLineEnds = onlyLineEnds, exports.packed_exports = packed_exports, exports.readJson = readJson, exports.readPointer = readPointer, exports.readTable = readTable, exports.toCrlf = toCrlf, exports.utf8Of = utf8Of, exports.visitDifferences = visitDifferences, exports.willConvert = willConvert;

const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
function isInGitFolder(path) {
	return path.split(/[/\\]/).some((part) => {
		let name = withoutEnd(part.replace(IGNORED, "")).toLowerCase();
		return name === ".git" || name === "git~1";
	});
}
function withoutEnd(name) {
	let colon = name.indexOf(":"), end = colon < 0 ? name.length : colon;
	for (; end > 0 && (name[end - 1] === "." || name[end - 1] === " ");) end--;
	return name.slice(0, end);
}
const NEAR_BYTES = 4096, LIKE_A_TOKEN = /[\w+/=-]{16,}/;
function planMask(drift, found) {
	let windows = windowsOf(drift, found), around = windows.map(([start, end]) => found.toString("latin1", start, end)), sides = (drift.hunks ?? []).flatMap(({ unit, hunks }) => hunks.flatMap((hunk) => sidesOf(hunk, unit))), ranges = new Map((drift.hunks ?? []).flatMap(({ unit, hunks }) => hunks.map((hunk) => [hunk, rangesOf(hunk, unit, found)])));
	return {
		texts: [...around, ...sides.map(({ text }) => text)],
		apply(secrets) {
			let flagged = around.flatMap((text, index) => (secrets[index] ?? []).map(({ start, end }) => {
				let from = windows[index]?.[0] ?? 0;
				return {
					range: [from + start, from + end],
					value: text.slice(start, end)
				};
			})), shown = sides.map((side, index) => ({
				side,
				secrets: secrets[around.length + index] ?? []
			})), masked = flagged.length > 0 || shown.some((one) => one.secrets.length > 0), hunks = drift.hunks?.map((one) => ({
				...one,
				hunks: one.hunks.map((hunk) => maskHunk(hunk, one.unit, ranges.get(hunk) ?? [], flagged, shown))
			})), locations = drift.locations.map(masked ? placeOf : withoutTokens);
			return {
				masked,
				drift: {
					...drift,
					locations,
					...hunks !== void 0 && { hunks }
				}
			};
		}
	};
}
function placeOf({ line, column, offset }) {
	return {
		line,
		column,
		offset
	};
}
function withoutTokens(location) {
	return LIKE_A_TOKEN.test(location.expected ?? "") ? placeOf(location) : location;
}
function windowsOf({ locations, hunks = [] }, found) {
	let sorted = [...locations.map(({ offset }) => [offset, offset + 256]), ...hunks.flatMap((one) => one.hunks.flatMap((hunk) => rangesOf(hunk, one.unit, found).flatMap((range) => range ? [range] : [])))].map(([start, end]) => [Math.max(0, start - NEAR_BYTES), Math.min(found.length, end + NEAR_BYTES)]).sort((a, b) => a[0] - b[0]), merged = [];
	for (let [start, end] of sorted) {
		let last = merged.at(-1);
		last === void 0 || start > last[1] ? merged.push([start, end]) : merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
	}
	return merged;
}
function rangesOf({ foundStart, lines }, unit, found) {
	let at = foundStart;
	if (unit === "line") {
		at = 0;
		for (let line = 1; line < foundStart && at < found.length; line++) at = endOfLine(found, at);
	}
	return lines.map(({ kind, text }) => {
		if (kind === "-") return;
		let start = at;
		return at = unit === "byte" ? start + text.split(" ").length : endOfLine(found, start), [start, at];
	});
}
function endOfLine(found, start) {
	let end = found.indexOf(10, start);
	return end < 0 ? found.length : end + 1;
}
function sidesOf(hunk, unit) {
	return ["-", "+"].flatMap((side) => {
		let lines = hunk.lines.flatMap(({ kind, text }, line) => kind === side || kind === " " ? [{
			line,
			text
		}] : []), views = unit === "byte" ? [bytesOf(lines), bytesOf(lines).filter(({ character }) => character !== "\0")] : void 0;
		return views === void 0 ? [{
			hunk,
			text: lines.map((line) => `${line.text}\n`).join("").replace(/[\u2400-\u2426]/g, " "),
			places: () => lines.flatMap(({ line, text }) => Array.from({ length: text.length + 1 }, (_, at) => ({
				line,
				at
			})))
		}] : views.map((places) => ({
			hunk,
			text: places.map(({ character }) => character).join(""),
			places: () => places
		}));
	});
}
function bytesOf(lines) {
	return lines.flatMap(({ line, text }) => text.split(" ").map((byte, at) => ({
		line,
		at,
		character: byteCharacter(byte)
	})));
}
function byteCharacter(hex) {
	return String.fromCharCode(Number.parseInt(hex, 16) || 0);
}
function maskHunk(hunk, unit, ranges, flagged, shown) {
	let hidden = hunk.lines.map(() => /* @__PURE__ */ new Set());
	for (let { side, secrets } of shown) if (side.hunk === hunk) for (let { start, end } of secrets) for (let { line, at } of side.places().slice(start, end)) hidden[line]?.add(at);
	let lines = hunk.lines.map((line, index) => {
		let positions = hidden[index] ?? /* @__PURE__ */ new Set(), text = unit === "byte" ? maskRow(line.text, positions) : maskText(line.text, positions), range = ranges[index];
		if (range === void 0) return {
			...line,
			text
		};
		let inside = flagged.filter(({ range: [start, end] }) => start < range[1] && end > range[0]);
		return {
			...line,
			text: inside.reduce((rest, one) => maskKnown(rest, one, range, unit), text)
		};
	});
	return {
		...hunk,
		lines
	};
}
function maskRow(text, positions) {
	return text.split(" ").map((byte, at) => positions.has(at) ? "··" : byte).join(" ");
}
function maskText(text, positions) {
	return Array.from({ length: text.length }, (_, at) => positions.has(at) ? positions.has(at - 1) ? "" : "***" : text[at] ?? "").join("");
}
function maskKnown(text, { range: [start, end], value }, [from], unit) {
	return unit === "byte" ? maskRow(text, new Set(Array.from({ length: end - start }, (_, index) => start - from + index))) : text.includes(value) ? text.replaceAll(value, "***") : text.includes("***") ? text : "***";
}
// src/quote/secret-patterns.ts
const PATTERNS = [
	{
		rule: "authorization-header",
		pattern: /\bauthorization\s*[:=]\s*["']?(?:basic|bearer|token)\s+[\w+/=.~-]{8,}/gi
	},
	{
		rule: "basic-credentials",
		pattern: /\bbasic\s+[A-Za-z0-9+/]{8,}={0,2}(?![A-Za-z0-9+/=])/gi,
		accepts: isBasic
	},
	{
		rule: "bearer-token",
		pattern: /\bbearer\s+(?=[\w+/=.~-]*\d)[\w+/=.~-]{16,}/gi
	},
	{
		rule: "json-web-token",
		pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/g
	},
	{
		rule: "scram-verifier",
		pattern: /SCRAM-SHA-(?:1|256)\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+/g
	},
	{
		rule: "argon2-hash",
		pattern: /\$argon2(?:id|i|d)\$v=\d+\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]+\$[A-Za-z0-9+/]+/g
	},
	{
		rule: "bcrypt-hash",
		pattern: /\$2[abxy]?\$\d\d\$[A-Za-z0-9./]{53}/g
	},
	{
		rule: "pbkdf2-hash",
		pattern: /\bpbkdf2_sha(?:1|256|512)\$\d+\$[^$\s]+\$[A-Za-z0-9+/=]{20,}/g
	},
	{
		rule: "pbkdf2-hash",
		pattern: /\$pbkdf2(?:-sha(?:1|256|512))?\$\d+\$[A-Za-z0-9./+]+\$[A-Za-z0-9./+]{20,}/g
	},
	{
		rule: "pbkdf2-hash",
		pattern: /\bpbkdf2:sha(?:1|256|512)(?::\d+)?\$[^$\s]+\$[0-9a-f]{32,}/gi
	},
	{
		rule: "scrypt-hash",
		pattern: /\bscrypt:\d+:\d+:\d+\$[^$\s]+\$[0-9a-f]{32,}/gi
	},
	{
		rule: "crypt-hash",
		pattern: /\$1\$[A-Za-z0-9./]{1,8}\$[A-Za-z0-9./]{22}(?![A-Za-z0-9./])/g
	},
	{
		rule: "crypt-hash",
		pattern: /\$5\$(?:rounds=\d+\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{43}(?![A-Za-z0-9./])/g
	},
	{
		rule: "crypt-hash",
		pattern: /\$6\$(?:rounds=\d+\$)?[A-Za-z0-9./]{1,16}\$[A-Za-z0-9./]{86}(?![A-Za-z0-9./])/g
	},
	{
		rule: "crypt-hash",
		pattern: /\$(?:y|7|gy)\$[A-Za-z0-9./]{1,20}\$[A-Za-z0-9./]{1,86}\$[A-Za-z0-9./]{43}/g
	},
	{
		rule: "phpass-hash",
		pattern: /\$[PH]\$[5-9A-Za-z./][A-Za-z0-9./]{30}(?![A-Za-z0-9./])/g
	},
	{
		rule: "phpass-hash",
		pattern: /\$S\$[A-Za-z0-9./]{52}(?![A-Za-z0-9./])/g
	},
	{
		rule: "ldap-hash",
		pattern: /\{(?:SSHA(?:256|384|512)?|SHA(?:256|384|512)?|SMD5|MD5)\}[A-Za-z0-9+/]{20,}={0,2}/gi
	},
	{
		rule: "stripe-key",
		pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/g
	},
	{
		rule: "stripe-key",
		pattern: /\bwhsec_[A-Za-z0-9+/]{24,}={0,2}/g
	},
	{
		rule: "google-key",
		pattern: /\bAIza[\w-]{35}(?![\w-])/g
	},
	{
		rule: "google-key",
		pattern: /\bGOCSPX-[\w-]{20,}/g
	},
	{
		rule: "google-token",
		pattern: /\bya29\.[\w-]{20,}/g
	},
	{
		rule: "google-token",
		pattern: /(?<![\w/])1\/\/0[\w-]{20,}/g
	},
	{
		rule: "role-password",
		pattern: /\b(?:create|alter)\s+(?:role|user|group)\b[^;]{0,300}?\bpassword\s+(?:e)?'[^']+'/gi
	},
	{
		rule: "mapping-password",
		pattern: /\boptions\s*\([^;]{0,300}?\bpassword\s+'[^']+'/gi
	},
	{
		rule: "connection-password",
		pattern: /\bconnection\s+'[^']{0,300}?\bpassword\s*=\s*[^\s']+/gi
	}
];
function isBasic(match) {
	let decoded = Buffer.from(match.replace(/^basic\s+/i, ""), "base64").toString("latin1");
	return /^[^:\p{Cc}]+:[^\p{Cc}]+$/u.test(decoded);
}
const DOCUMENTED = [
	"AKIAIOSFODNN7EXAMPLE",
	"ASIAIOSFODNN7EXAMPLE",
	"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
	"sk_test_4eC39HqLyjWDarjtT1zdp7dc",
	"sk_test_BQokikJOvBiI2HlWgH4olfQ2",
	"QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
	"dGVzdDoxMjPCow==",
	"mF_9.B5f-4.1JqM",
	"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
];
function isDocumented(match) {
	let text = match.trim();
	return DOCUMENTED.some((value) => text.endsWith(value) && text.length - value.length <= 40);
}
// src/quote/secrets.ts
const OBEYS_COMMENTS = /filter-comments$/;
let loaded;
function secretRules() {
	return loaded ??= loadRules(), loaded;
}
async function loadRules() {
	let { lintSource } = await Promise.resolve().then(() => require("./module.cjs")), { rules: preset } = await Promise.resolve().then(() => require("./secretlint.cjs")).then((n) => n.module_exports), rules = preset.filter((rule) => !OBEYS_COMMENTS.test(rule.meta.id)), config = { rules: rules.map((rule) => ({
		id: rule.meta.id,
		rule,
		options: {}
	})) };
	return {
		count: rules.length + PATTERNS.length,
		async find(content, filePath) {
			let source = {
				content,
				filePath,
				ext: /\.\w+$/.exec(filePath)?.[0] ?? "",
				contentType: "text"
			}, { messages } = await lintSource({
				source,
				options: {
					config,
					maskSecrets: !0,
					noPhysicFilePath: !0
				}
			});
			return [...messages.map(({ ruleId, range: [start, end] }) => ({
				rule: ruleId.replace(/^.*secretlint-rule-/, ""),
				start,
				end
			})), ...PATTERNS.flatMap(({ rule, pattern, accepts = () => !0 }) => [...content.matchAll(pattern)].flatMap(({ index, 0: match }) => accepts(match) ? [{
				rule,
				start: index,
				end: index + match.length
			}] : []))].filter(({ start, end }) => !isDocumented(content.slice(start, end)));
		}
	};
}
const BATCH_CHARACTERS = 1 << 20;
async function secretsIn(texts) {
	let rules = await secretRules(), found = texts.map(() => []);
	for (let first = 0; first < texts.length;) {
		let starts = [], content = "", next = first;
		for (; next < texts.length && (next === first || content.length < BATCH_CHARACTERS); next++) starts.push(content.length), content += `${texts[next]}\n\n`;
		for (let { rule, start, end } of await rules.find(content, "text")) for (let [index, from] of starts.entries()) {
			let text = texts[first + index] ?? "";
			start < from + text.length && end > from && found[first + index]?.push({
				rule,
				start: Math.max(0, start - from),
				end: Math.min(text.length, end - from)
			});
		}
		first = next;
	}
	return found;
}
var SecretSearch = class {
	#left;
	constructor(limit = 33554432) {
		this.#left = limit;
	}
	async ruleIn(bytes) {
		if (bytes.length > this.#left) return NOT_SEARCHED;
		this.#left -= bytes.length;
		for (let start = 0; start === 0 || start + 65536 < bytes.length; start += 983040) {
			let piece = Buffer.from(bytes.subarray(start, start + BATCH_CHARACTERS)).toString("latin1"), [first] = (await secretsIn(piece.includes("\0") ? [piece, piece.replaceAll("\0", "")] : [piece])).flat();
			if (first !== void 0) return first.rule;
		}
	}
};
const NOT_SEARCHED = "not-searched";
// src/quote/withhold.ts
var withhold_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	withholdBytes: () => withholdBytes,
	withoutBytes: () => withoutBytes
});
async function withholdBytes(findings, rootOf, gitFolder) {
	let reasons = await reasonsOf(findings, rootOf, gitFolder), plans = /* @__PURE__ */ new Map(), left = 33554432, result = findings.map((finding) => {
		let reason = reasons.get(finding);
		if (reason !== void 0) return {
			...withoutBytes(finding),
			withheld: reason
		};
		if (!quotesBytes(finding)) return finding;
		let plan = plans.size < 200 ? planOf(finding, rootOf(finding)) : void 0, size = plan?.texts.reduce((total, { length }) => total + length, 0) ?? 0;
		return plan === void 0 || size > left ? withoutBytes(finding) : (left -= size, plans.set(finding, plan), finding);
	});
	if (plans.size === 0) return result;
	let secrets = await secretsIn([...plans.values()].flatMap(({ texts }) => texts)), first = 0;
	return result.map((finding) => {
		let plan = plans.get(finding);
		if (plan === void 0) return finding;
		let { drift, masked } = plan.apply(secrets.slice(first, first + plan.texts.length));
		return first += plan.texts.length, {
			...finding,
			drift,
			...masked && { withheld: "secret" }
		};
	});
}
function quotesBytes({ drift }) {
	return drift?.hunks !== void 0 || drift?.locations.some(isQuote) === !0;
}
function isQuote({ expected = "", found = "" }) {
	return /[A-Za-z0-9]{3}|(?:[0-9A-F]{2} ){3}/.test(`${expected}  ${found}`.replace(/U\+[0-9A-F]{4,6} [A-Z0-9 -]+/g, ""));
}
async function reasonsOf(findings, rootOf, gitFolder) {
	let reasons = /* @__PURE__ */ new Map(), byRoot = /* @__PURE__ */ new Map();
	for (let finding of findings) {
		let root = finding.drift === void 0 && finding.location === void 0 ? void 0 : rootOf(finding);
		if (root === void 0 || finding.path === void 0) continue;
		let own = byRoot.get(root);
		own === void 0 ? byRoot.set(root, [finding]) : own.push(finding);
	}
	for (let [root, own] of byRoot) {
		let paths = own.flatMap(({ path }) => path ?? []), folder = gitFolder?.(root), ignored = folder !== void 0 && require_hashing.isGitNear(folder, paths) ? await (await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.ignored_exports)).ignoredFiles(folder, paths) : void 0, directories = new require_hashing.GitDirectories(root);
		for (let finding of own) {
			let { path = "" } = finding, reason = isInGitFolder(`${root}/${path}`) || directories.contain(path) ? "git-folder" : ignored?.get(path);
			reason !== void 0 && reasons.set(finding, reason);
		}
	}
	return reasons;
}
function withoutBytes({ drift, location, ...finding }) {
	return {
		...finding,
		...drift !== void 0 && { drift: placesOnly(drift) },
		...location !== void 0 && { location: placeOf(location) }
	};
}
function placesOnly({ hunks: _, parts: __, causes, locations, ...drift }) {
	let { members } = drift, differences = members?.differences.map(({ parts: _, ...difference }) => difference);
	return {
		...drift,
		...members !== void 0 && differences !== void 0 && { members: {
			...members,
			differences
		} },
		causes: causes.map(({ detail: _, ...cause }) => cause),
		locations: locations.map(placeOf)
	};
}
function planOf({ path, line = 1, drift, expected, found }, root) {
	if (root === void 0 || path === void 0 || found === void 0 || drift === void 0) return;
	let seal = {
		path,
		line,
		digests: expected?.digests ?? {}
	}, bytes = new require_hashing.SealedFiles(root).read(seal, found, require_hashing.MAX_DIAGNOSED_BYTES);
	return bytes && planMask(drift, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}
// src/quote/secret-texts.ts
var secret_texts_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ withholdSecretTexts: () => withholdSecretTexts });
async function withholdSecretTexts(given) {
	let candidates = /* @__PURE__ */ new Set();
	if (replaceTexts(given, (text) => (mayHoldSecret(text) && candidates.add(text), text)), candidates.size === 0) return given;
	let left = 2097152, searched = [...candidates].filter(({ length }) => (left -= length, left >= 0)), secrets = await secretsIn(searched), masked = new Map([...candidates].map((text) => [text, "***"]));
	for (let [index, text] of searched.entries()) {
		let ranges = (secrets[index] ?? []).toSorted((a, b) => b.end - a.end);
		masked.set(text, withoutRanges(text, ranges));
	}
	return replaceTexts(given, (text) => masked.get(text) ?? text);
}
function withoutRanges(text, ranges) {
	let rest = text, from = text.length;
	for (let { start, end } of ranges) start >= from || (rest = `${rest.slice(0, start)}***${rest.slice(Math.min(end, from))}`, from = start);
	return rest;
}
function mayHoldSecret(text) {
	return /password|authorization|-----BEGIN|:\/\/[^\s/@]{1,300}@/i.test(text) ? !0 : text.split(/[^\w+=-]+/).some((word) => word.length >= 16 && /\d/.test(word) && /[g-zG-Z]/.test(word) && !/^[\d-]*$/.test(word));
}
function replaceTexts({ findings, release }, mask) {
	return {
		findings: findings.map((finding) => ofFinding(finding, mask)),
		release: ofRelease(release, mask)
	};
}
function ofFinding(finding, mask) {
	let { reason, git, drift } = finding;
	return {
		...finding,
		...reason !== void 0 && { reason: mask(reason) },
		...git !== void 0 && { git: ofGit(git, mask) },
		...drift !== void 0 && { drift: {
			...drift,
			causes: drift.causes.map((cause) => cause.detail === void 0 ? cause : {
				...cause,
				detail: mask(cause.detail)
			})
		} }
	};
}
function ofGit(git, mask) {
	let { because, commit, notes } = git;
	return {
		...git,
		...because !== void 0 && { because: because.map((one) => ({
			...one,
			text: mask(one.text)
		})) },
		...commit?.subject !== void 0 && { commit: {
			...commit,
			subject: mask(commit.subject)
		} },
		...notes !== void 0 && { notes: notes.map((note) => ({
			...note,
			text: mask(note.text)
		})) }
	};
}
function ofRelease(release, mask) {
	return {
		...release,
		reason: mask(release.reason),
		holds: release.holds.map(mask),
		needed: release.needed.map(mask),
		blockers: release.blockers.map(({ title, reason, progress, ...blocker }) => ({
			...blocker,
			title: mask(title),
			reason: mask(reason),
			...progress !== void 0 && { progress: mask(progress) }
		}))
	};
}
exports.NOT_SEARCHED = NOT_SEARCHED, exports.SecretSearch = SecretSearch, exports.isInGitFolder = isInGitFolder, exports.secretRules = secretRules, exports.secret_texts_exports = secret_texts_exports, exports.withholdBytes = withholdBytes, exports.withhold_exports = withhold_exports;

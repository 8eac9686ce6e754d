const require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_util = require("node:util"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_buffer = require("node:buffer");
// src/commands/usage-error.ts
var UsageError = class extends Error {
	name = "UsageError";
	remedy;
	constructor(message, remedy = "") {
		super(message), this.remedy = remedy;
	}
}, MissingError = class extends UsageError {
	given;
	kind;
	constructor(kind, given, message = `there is no ${kind} ${JSON.stringify(given)}`) {
		super(message), this.given = given, this.kind = kind;
	}
}, NoManifestError = class extends UsageError {
	folder;
	place;
	found;
	constructor(place, found = [], folder) {
		let listed = found.map((name) => JSON.stringify(name)).join(", ");
		super(found.length === 0 ? `there is no manifest in ${place}` : `${place} has several manifests (${listed}): name one`), this.place = place, this.found = found, this.folder = folder;
	}
};
// src/model/seal.ts
const MANIFEST_FORMATS = /* @__PURE__ */ "native.gnu.bsd.columns.bagit.hashdeep.gentoo.tuf.in-toto.wheel-record.debian.cargo.lfs.sidecar.spdx.spdx-tag.cyclonedx.debian-index.conda.ocfl.sigstore.mtree.oci.electron-builder.jar.ro-crate.croissant.data-package.distinfo.srcinfo.pip-hash.sprockets.helm.get-filehash.atlas.cyclonedx-xml.metalink.spdx-yaml.homebrew.scoop.winget".split("."), FORMAT_NAMES = ["auto", ...MANIFEST_FORMATS], ONE_LINE = /^[^\r\n]*$/, PIN = /^(?:[0-9a-f]{64}|(?!sha(?:256|384|512)[:-]|[0-9a-f]{64}[ \t]|[0-9a-f]{32,}$)[^\n]*)$/i, DAYS = /^(?:[1-9]?[0-9]|[1-3][0-9]{2}|400)$/, ARTIFACT_NAME = /^[^":<>|*?\\/\p{C}\p{Zl}\p{Zp}]{1,200}$/u, FORMAT = {
	type: "choice",
	words: FORMAT_NAMES,
	default: "auto",
	request: "format",
	config: "files",
	flag: {
		argument: "NAME",
		help: `force a format (auto): ${FORMAT_NAMES.slice(1).join(", ")}`
	}
}, ROOT = {
	type: "line",
	pattern: ONE_LINE,
	default: "",
	allowed: "the path of one folder",
	request: "root",
	config: "files",
	flag: {
		argument: "FOLDER",
		help: "folder that sealed paths are relative to (the manifest's folder)"
	}
}, MANIFEST_PIN = {
	type: "line",
	pattern: PIN,
	default: "",
	allowed: "64 hex digits, or the path of a file that begins with them",
	request: "manifestSha256",
	config: "files",
	flag: {
		argument: "PIN",
		help: "64 hex digits, or a file that begins with them: pins the manifest's own bytes"
	}
}, RUN_VALIDATOR = {
	type: "switch",
	default: !1,
	request: "runValidator",
	flag: { help: "run the validators that the packet pins, and compare with their sealed results" }
}, JSON_OUTPUT = {
	type: "switch",
	default: !1,
	flag: { help: "print the result as JSON on standard output, and nothing else there" }
}, outputFile = (help) => ({
	type: "line",
	pattern: ONE_LINE,
	default: "",
	allowed: "the path of one file",
	flag: {
		argument: "FILE",
		help
	}
}), RUN = {
	type: "line",
	pattern: /^[^\p{C}]{1,200}$/u,
	default: "",
	allowed: "a name of 1 to 200 characters"
}, UPLOAD = {
	upload: {
		type: "switch",
		default: !0,
		config: "report"
	},
	"artifact-name": {
		type: "line",
		pattern: ARTIFACT_NAME,
		default: "seal-gate",
		allowed: "1 to 200 characters without \" : < > | * ? \\ / and control characters",
		config: "report"
	},
	"retention-days": {
		type: "number",
		pattern: DAYS,
		default: 0,
		allowed: "a whole number of days from 1 to 400, or 0 for the repository's setting",
		config: "report"
	}
}, MAX_BYTES$1 = 268435456, MAX_ENTRIES = 5e6, ACCEPTED_FORMS = ["json", "text"], TEXT_RULES = [
	"no-bom",
	"lf",
	"ascii",
	"utf-8",
	"nfc",
	"no-invisible"
];
// src/options/row.ts
function allowedValues(row) {
	return row.type === "switch" ? "true or false" : row.type === "choice" ? `one of ${row.words.join(", ")}` : row.type === "choices" ? `any of ${row.words.join(", ")}, or none` : row.allowed;
}
function defaultsOf(table) {
	return Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row.default]));
}
const BLANKS$1 = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g;
function withoutBlanks(text) {
	return text.replace(BLANKS$1, "");
}
function linesOf(text) {
	return text.split("\n").map(withoutBlanks).filter((line) => line !== "");
}
// src/options/table.ts
const LIMIT = /^[1-9][0-9]{0,14}$/, REF = /^[^-\s]\S*$/, GATE = {
	config: {
		type: "line",
		pattern: ONE_LINE,
		default: "",
		allowed: "the path of one file, or none",
		flag: {
			argument: "FILE",
			help: "the configuration to read (.github/seal-gate.yml in this repository, if it exists); none ignores it"
		}
	},
	manifest: {
		type: "lines",
		default: [],
		allowed: "paths or globs, one per line",
		config: "files"
	},
	seals: {
		type: "text",
		default: "",
		allowed: "the text of a manifest",
		request: "seals",
		flag: {
			argument: "TEXT",
			help: "an inline manifest instead"
		}
	},
	format: FORMAT,
	root: ROOT,
	"manifest-sha256": MANIFEST_PIN,
	"signed-by": {
		type: "lines",
		default: [],
		allowed: "OWNER/REPO, or lines such as repository: OWNER/REPO, workflow: PATH, ref: REF, issuer: URL, identity: NAME",
		config: "gate",
		flag: {
			argument: "SIGNER",
			help: "who must have signed the manifest: OWNER/REPO, or \"workflow: PATH\"; can be repeated"
		}
	},
	"public-key": {
		type: "line",
		pattern: ONE_LINE,
		default: "",
		allowed: "the path of one file",
		config: "gate",
		flag: {
			argument: "FILE",
			help: "the key that must have signed the manifest: PEM, minisign or signify"
		}
	},
	bundle: {
		type: "line",
		pattern: ONE_LINE,
		default: "",
		allowed: "the path of one file",
		config: "files",
		flag: {
			argument: "FILE",
			help: "the file with the signature (found beside the manifest)"
		}
	},
	"trusted-root": {
		type: "line",
		pattern: ONE_LINE,
		default: "",
		allowed: "the path of one file",
		config: "gate",
		flag: {
			argument: "FILE",
			help: "trusted roots of Sigstore to verify with (the one in this package)"
		}
	},
	covers: {
		type: "lines",
		default: [],
		allowed: "globs, one per line",
		request: "covers",
		config: "gate",
		flag: {
			argument: "GLOB",
			help: "every file that matches must be sealed; can be repeated"
		}
	},
	unsealed: {
		type: "choice",
		words: [
			"fail",
			"warn",
			"ignore"
		],
		default: "fail",
		request: "unsealed",
		config: "gate",
		flag: {
			argument: "LEVEL",
			help: "how to report a file there without a seal: fail, warn, ignore (fail)"
		}
	},
	"text-rules": {
		type: "choices",
		words: TEXT_RULES,
		default: [],
		request: "textRules",
		config: "gate",
		flag: {
			argument: "RULES",
			help: `also check intact text files against rules: ${TEXT_RULES.join(", ")}`
		}
	},
	accept: {
		type: "lines",
		default: [],
		allowed: "lines of same-json or same-text and a glob",
		config: "gate",
		flag: {
			argument: "RULE",
			help: "pass a changed file whose value is the sealed one: \"same-json GLOB\", \"same-text GLOB\"; can be repeated"
		}
	},
	"unchanged-since": {
		type: "line",
		pattern: REF,
		default: "",
		allowed: "latest-tag, latest-release, base, or a tag, branch or commit",
		config: "gate",
		flag: {
			argument: "REF",
			help: "files must be as they are at this tag, branch or commit, or at the highest version tag: latest-tag"
		}
	},
	paths: {
		type: "lines",
		default: [],
		allowed: "globs, one per line; with ! before one, its files are left out",
		config: "gate",
		flag: {
			argument: "GLOB",
			help: "which files --unchanged-since is about (all); can be repeated; !GLOB leaves files out"
		}
	},
	"new-files": {
		type: "choice",
		words: ["allow", "fail"],
		default: "allow",
		config: "gate",
		flag: {
			argument: "RULE",
			help: "files there that the commit does not have: allow, fail (allow)"
		}
	},
	repairs: {
		type: "lines",
		default: [],
		allowed: "lines of SHA256, PATH and \"# REASON\": the sha256 that a repaired file must have",
		config: "gate",
		flag: {
			argument: "REPAIR",
			help: "a file repaired since then: \"SHA256 PATH # REASON\"; can be repeated"
		}
	},
	release: {
		type: "line",
		pattern: /^(?!-)[^\p{C}]{1,1024}$/u,
		default: "",
		allowed: "a tag, the id of a release, or a folder of assets such as ./assets",
		config: "gate",
		flag: {
			argument: "FOLDER",
			help: "a folder of release assets, such as ./assets: its lists are checked against its files, both ways"
		}
	},
	"trusted-ref": {
		type: "line",
		pattern: REF,
		default: "",
		allowed: "base, or a branch, tag or commit",
		config: "gate",
		flag: {
			argument: "REF",
			help: "read the manifest from this branch, tag or commit instead of the folder"
		}
	},
	reseal: {
		type: "line",
		pattern: /^(?:allow|notice|forbid|label:[^\r\n]{1,50}|review:[A-Za-z0-9-]{1,39}(?:\/[A-Za-z0-9_-]{1,100})?|proved:[a-z0-9-]+(?:, ?[a-z0-9-]+)*)$/,
		default: "notice",
		allowed: "allow, notice, forbid, label:NAME of a label, review:USER, review:ORGANIZATION/TEAM, or proved:CAUSES with commas between them",
		config: "gate"
	},
	"blocker-map": {
		type: "line",
		pattern: ONE_LINE,
		default: "",
		allowed: "the path of one file",
		request: "blockerMap",
		config: "files",
		flag: {
			argument: "FILE",
			help: "the blocker map that must be in force (the one that the packet seals)"
		}
	},
	"require-clearance": {
		type: "switch",
		default: !1,
		request: "requireClearance",
		config: "gate",
		flag: { help: "also fail while the decision is HOLD_PRODUCTION" }
	},
	now: {
		type: "time",
		default: "",
		allowed: "a time in UTC such as 2026-01-31T09:30:00Z",
		request: "now",
		flag: {
			argument: "TIME",
			help: "the time by which ends of evidence are judged, in UTC (the clock of this machine)"
		}
	},
	"evidence-commit": {
		type: "line",
		pattern: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,
		default: "",
		allowed: "the full id of a commit, in lower case",
		request: "evidenceCommit",
		flag: {
			argument: "ID",
			help: "the commit that evidence must be about (that of the run, or else of the checkout)"
		}
	},
	"expiry-notice": {
		type: "number",
		pattern: /^(?:0|[1-9][0-9]{0,3})$/,
		default: 14,
		allowed: "a whole number of days from 0 to 9999",
		request: "expiryNoticeDays",
		config: "gate",
		flag: {
			argument: "DAYS",
			help: "report evidence that ends within so many days (14)"
		}
	},
	"run-validator": RUN_VALIDATOR,
	probes: {
		type: "switch",
		default: !0,
		config: "gate",
		flag: { help: "skip the self-test" }
	},
	"max-manifest-bytes": {
		type: "number",
		pattern: LIMIT,
		default: MAX_BYTES$1,
		allowed: "a whole number from 1",
		request: "maxManifestBytes",
		config: "gate",
		flag: {
			argument: "N",
			help: `refuse a larger manifest (${MAX_BYTES$1})`
		}
	},
	"max-entries": {
		type: "number",
		pattern: LIMIT,
		default: MAX_ENTRIES,
		allowed: "a whole number from 1",
		request: "maxEntries",
		config: "gate",
		flag: {
			argument: "N",
			help: `refuse a manifest with more entries (${MAX_ENTRIES})`
		}
	},
	shard: {
		type: "shard",
		default: void 0,
		allowed: "a share such as 2/8, of at most 256",
		request: "shard",
		flag: {
			argument: "I/N",
			help: "judge only the I-th of N shares, balanced by bytes; \"merge\" combines their reports"
		}
	},
	threads: {
		type: "threads",
		pattern: /^(?:auto|[1-9]|[1-5][0-9]|6[0-4])$/,
		default: "auto",
		allowed: "auto, or a whole number from 1 to 64",
		request: "threads",
		flag: {
			argument: "N",
			help: "hashing threads, 1 to 64 (auto: one per core)"
		}
	},
	restore: {
		type: "choice",
		words: [
			"artifact",
			"workspace",
			"none"
		],
		default: "artifact",
		config: "report"
	},
	...UPLOAD,
	sarif: {
		type: "switch",
		default: !1,
		config: "report"
	},
	junit: {
		type: "switch",
		default: !1,
		config: "report"
	},
	"code-quality": {
		type: "switch",
		default: !1,
		config: "report"
	},
	tap: {
		type: "switch",
		default: !1,
		config: "report"
	},
	statements: {
		type: "switch",
		default: !1,
		config: "report"
	},
	"check-run": {
		type: "switch",
		default: !1,
		config: "report"
	},
	comment: {
		type: "switch",
		default: !1,
		config: "report"
	},
	"github-token": {
		type: "secret",
		default: "",
		allowed: "a token"
	}
}, DEFAULTS = defaultsOf(GATE), VERIFY = {
	...GATE,
	run: {
		...RUN,
		flag: {
			argument: "NAME",
			help: "name of the run that a shard belongs to (the run of GitHub Actions, or else this folder as it is)"
		}
	},
	staged: {
		type: "switch",
		default: !1,
		flag: { help: "judge what \"git commit\" would record (the index) instead of the files on disk, as a pre-commit hook does" }
	},
	watch: {
		type: "switch",
		default: !1,
		flag: { help: "judge again after every change of a file, until Ctrl-C; the exit code is that of the last verdict" }
	},
	quiet: {
		type: "switch",
		default: !1,
		flag: {
			short: "q",
			help: "print only what prevents a judgement; the exit code is the verdict"
		}
	},
	all: {
		type: "switch",
		default: !1,
		flag: { help: "list every finding with all its details, not only two screens" }
	},
	json: JSON_OUTPUT,
	html: outputFile("write the report as one page for a browser; it loads nothing from elsewhere"),
	sarif: outputFile("write the report as SARIF 2.1.0"),
	junit: outputFile("write the report as JUnit XML"),
	"code-quality": outputFile("write the findings as Code Quality of GitLab (JSON)"),
	tap: outputFile("write the report as TAP version 14"),
	badge: outputFile("write the result as a badge, for the endpoint of shields.io (JSON)"),
	trend: outputFile("write the numbers of the run as one line of JSON")
};
// src/options/problem.ts
var OptionsError = class extends Error {
	problems;
	constructor(problems) {
		super(problems.map(({ text }) => text).join("\n")), this.name = "OptionsError", this.problems = problems;
	}
};
function notAllowed(name, value, allowed) {
	let shown = value.length > 200 ? `${value.slice(0, 200)}…` : value;
	return {
		name,
		text: `"${name}" is ${JSON.stringify(shown)}; allowed is ${allowed}`
	};
}
// src/options/read.ts
async function readOptions(table, raw) {
	let rows = Object.entries(table);
	return rows.every(([name, row]) => plainValue(row, raw[name] ?? "") !== void 0) ? Object.fromEntries(rows.map(([name, row]) => [name, plainValue(row, raw[name] ?? "")?.value])) : (await Promise.resolve().then(() => require("./options-schema.cjs")).then((n) => n.schema_exports)).parseOptions(table, raw);
}
function plainValue(row, text) {
	if (row.type === "text") return { value: text };
	if (row.type === "secret") return { value: withoutBlanks(text) };
	if (row.type === "lines") return { value: linesOf(text) };
	if (text === "" || row.default !== void 0 && text === String(row.default)) return { value: row.default };
	let word = withoutBlanks(text);
	return row.type === "line" ? row.pattern.test(word) ? { value: word } : void 0 : row.type === "number" || row.type === "threads" ? row.pattern.test(word) ? { value: word === row.default ? word : Number(word) } : void 0 : row.type === "choice" ? row.words.includes(word) ? { value: word } : void 0 : row.type === "switch" && (text === "true" || text === "false") ? { value: text === "true" } : void 0;
}
// src/manifests/glob.ts
const MAX_LENGTH$1 = 4096;
var GlobWorkError = class extends Error {}, GlobWork = class {
	#left;
	constructor(steps) {
		this.#left = steps;
	}
	spend(steps) {
		if (this.#left -= steps, this.#left < 0) throw new GlobWorkError("the globs take too much work");
	}
	add(steps) {
		this.#left += steps;
	}
};
function compileGlob(glob, work = new GlobWork(2 ** 53 - 1)) {
	if (glob === "") return "it is empty";
	if (glob.length > MAX_LENGTH$1) return `it has more than ${MAX_LENGTH$1} characters`;
	if (glob.startsWith("/")) return "it is absolute; it is matched against paths relative to the root";
	let alternatives = expandBraces(glob);
	if (typeof alternatives == "string") return alternatives;
	work.spend(alternatives.reduce((sum, text) => sum + text.length, 0));
	let patterns = alternatives.map((text) => text.split("/"));
	if (patterns.some((segments) => segments.some((segment) => segment === ".." || segment === "." || segment === ""))) return "it has an empty, \".\" or \"..\" segment, which no path has";
	let folder = patterns.length === 1 ? folderBefore(patterns[0] ?? []) : void 0;
	if (folder !== void 0) return (path) => (work.spend(path.length), folder === "" || path === folder || path.startsWith(`${folder}/`));
	let compiled = patterns.map((segments) => segments.map((segment) => segment === "**" ? ANY_DEPTH : tokens(segment)));
	return (path) => {
		work.spend(path.length);
		let segments = path.split("/").map((segment) => [...segment]);
		return compiled.some((pattern) => matches(pattern, segments, (token, segment) => token !== ANY_DEPTH && matches(token, segment, fits, isStar, work), isAnyDepth, work));
	};
}
function folderBefore(segments) {
	let names = segments.slice(0, -1);
	return segments.at(-1) === ANY_DEPTH && names.every((name) => /^[^*?[\]\\]+$/.test(name)) ? names.join("/") : void 0;
}
const ANY_DEPTH = "**", isStar = (token) => token === "*", isAnyDepth = (segment) => segment === "**", fits = (token, character) => token !== "*" && token(character);
function matches(pattern, items, fit, wild, work) {
	let p = 0, back = -1, taken = 0;
	for (let i = 0; i < items.length;) {
		work.spend(1);
		let part = pattern[p], item = items[i];
		if (part !== void 0 && wild(part)) back = p++, taken = i;
		else if (part !== void 0 && item !== void 0 && fit(part, item)) p++, i++;
		else if (back >= 0) p = back + 1, i = ++taken;
		else return !1;
	}
	return pattern.slice(p).every(wild);
}
function tokens(segment) {
	let characters = [...segment], found = [];
	for (let at = 0; at < characters.length; at++) {
		let character = characters[at] ?? "";
		if (character === "*") found.push("*");
		else if (character === "?") found.push(() => !0);
		else if (character === "[" && characters.indexOf("]", at + 2) > 0) {
			let end = characters.indexOf("]", at + 2);
			found.push(oneOf(characters.slice(at + 1, end))), at = end;
		} else {
			let literal = character === "\\" ? characters[++at] ?? "\\" : character;
			found.push((other) => other === literal);
		}
	}
	return found;
}
function oneOf(members) {
	let negated = members[0] === "!" || members[0] === "^", list = negated ? members.slice(1) : members, ranges = [];
	for (let at = 0; at < list.length; at++) {
		let from = list[at] ?? "", to = list[at + 1] === "-" ? list[at + 2] : void 0;
		ranges.push([from, to ?? from]), to !== void 0 && (at += 2);
	}
	return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated;
}
function expandBraces(glob) {
	let done = [], open = [glob];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		let brace = firstBrace(next);
		if (brace === void 0) done.push(next);
		else for (let branch of brace.branches) open.push(`${next.slice(0, brace.start)}${branch}${next.slice(brace.end + 1)}`);
		if (done.length + open.length > 64) return "its braces stand for more than 64 globs";
	}
	return done;
}
function firstBrace(glob) {
	for (let start = glob.indexOf("{"); start >= 0; start = glob.indexOf("{", start + 1)) {
		if (glob[start - 1] === "\\") continue;
		let cuts = [start], depth = 0;
		for (let at = start; at < glob.length; at++) {
			let c = glob[at];
			if (c === "\\") at++;
			else if (c === "{") depth++;
			else if (c === "," && depth === 1) cuts.push(at);
			else if (c === "}" && --depth === 0) {
				if (cuts.length === 1) break;
				return {
					start,
					end: at,
					branches: cuts.map((cut, index) => glob.slice(cut + 1, cuts[index + 1] ?? at))
				};
			}
		}
	}
}
function literalGlob(path) {
	return path.replaceAll(/[\\*?[\]{},!]/g, "\\$&");
}
// src/model/path-order.ts
function comparePaths(a, b) {
	let end = Math.min(a.length, b.length);
	for (let i = 0; i < end; i++) {
		let x = a.charCodeAt(i), y = b.charCodeAt(i);
		if (x !== y) return byteRank(x) - byteRank(y);
	}
	return a.length - b.length;
}
function byteRank(unit) {
	return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
// src/load/tree-hash.ts
const TREE_HASH_NAME = "packet_tree.sha256";
function treeHashFile({ file, sha256 }) {
	if (file === void 0 || sha256 === void 0) return;
	let folder = (0, node_path.dirname)(file), lines = [
		"",
		`  ${(0, node_path.basename)(file)}`,
		` *${(0, node_path.basename)(file)}`
	].map((rest) => `${sha256}${rest}\n`), content = new require_hashing.SealedFiles(folder).content({
		path: TREE_HASH_NAME,
		digests: {},
		line: 1
	}, 4096);
	return content !== void 0 && lines.includes(content.toString("utf8")) ? (0, node_path.join)(folder, TREE_HASH_NAME) : void 0;
}
// src/load/manifest-names.ts
const USUAL = /^(?:seal-gate\.json|(?:sha256|sha384|sha512)sums?(?:\.txt)?|checksums?(?:\.txt|\.sha256)?|manifest-sha(?:256|512)\.txt|.*\.sha256)$/i;
function usualManifests(names) {
	return names.filter((name) => USUAL.test(name) && name !== "packet_tree.sha256").sort(comparePaths);
}
function isPattern(line) {
	return /[*?[]/.test(line);
}
async function expandNames(lines, tree) {
	let negated = lines.filter((line) => line.startsWith("!") && !isName(line, tree)), names = /* @__PURE__ */ new Set(), unmatched = [], unfollowed = [];
	for (let line of lines) {
		if (negated.includes(line)) continue;
		let literal = tree.has(line);
		literal && names.add(tree.shown(line));
		let matches = isPattern(line) && !line.startsWith("!") ? await tree.match(line, negated) : [];
		for (let file of matches) names.add(tree.shown(file));
		let beyond = isPattern(line) && !line.startsWith("!") ? await tree.linked(line, negated, matches) : [];
		unfollowed.push(...beyond), !literal && matches.length + beyond.length === 0 && unmatched.push(line);
	}
	return {
		names: [...names].toSorted(comparePaths),
		unmatched,
		unfollowed
	};
}
function isName(line, tree) {
	return !isPattern(line) && tree.has(line);
}
async function expandArguments(args, cwd, separator = node_path.sep) {
	let tree = folderTree(cwd, separator), { names, unmatched, unfollowed } = await expandNames(args, tree), order = (name) => {
		let at = args.findIndex((arg) => tree.shown(arg) === name);
		return at < 0 ? args.length : at;
	};
	return {
		names: [...names.toSorted((a, b) => order(a) - order(b)), ...unmatched],
		unmatched: [],
		unfollowed
	};
}
function folderTree(cwd, separator) {
	let slashed = (name) => separator === "\\" && !name.startsWith("\\\\") ? name.replaceAll("\\", "/") : name, portable = (pattern) => slashed(pattern).replace(/^(?:\.\/)+/, "");
	return {
		has: (name) => require_hashing.isReachable((0, node_path.resolve)(cwd, name)),
		shown: slashed,
		match: async (pattern) => {
			let glob = compileGlob(portable(pattern));
			return typeof glob == "string" ? [] : [...require_hashing.walk(cwd, () => void 0)].map(({ path }) => path).filter(glob);
		},
		linked: async (pattern, negated, matches) => (await Promise.resolve().then(() => require("./linked-folders.cjs")).then((n) => n.linked_folders_exports)).linkedMatches(portable(pattern), negated, matches, cwd)
	};
}
// src/commands/manifests.ts
async function manifestsFor(named, { seals, "unchanged-since": since, release = "" }, cwd, trusted) {
	if (named.length > 0 && trusted === void 0) {
		let { names, unfollowed } = await expandArguments(named, cwd);
		return {
			names: [...new Set(names.map((name) => manifestIn(name, cwd)))],
			unfollowed
		};
	}
	return named.length > 0 && trusted !== void 0 ? namedAt(trusted, named, cwd) : seals !== "" || since !== "" || release !== "" ? {
		names: [],
		unfollowed: []
	} : trusted === void 0 ? {
		names: [theManifest(cwd)],
		unfollowed: []
	} : {
		names: [onlyOne(usualManifests((await trusted.list()).filter((name) => !name.includes("/"))), `this folder at ${trusted.name}`)],
		unfollowed: []
	};
}
function manifestIn(name, cwd) {
	if (!require_hashing.isFolder((0, node_path.resolve)(cwd, name))) return name;
	let [only, ...others] = usualManifests(require_hashing.namesIn((0, node_path.resolve)(cwd, name))), folder = name.replace(/[/\\]+$/, ""), placed = (file) => folder === "." ? file : `${folder}/${file}`;
	if (only === void 0 || others.length > 0) throw new NoManifestError(JSON.stringify(name), [only, ...others].filter((file) => file !== void 0).map(placed), name);
	return placed(only);
}
function demandManifests(names, cwd) {
	for (let name of names) if (!require_hashing.isReachable((0, node_path.resolve)(cwd, name))) throw new MissingError("manifest", name);
}
function theManifest(cwd, list = require_hashing.namesIn) {
	let top = require_hashing.folderWithGit(cwd);
	for (let folder = (0, node_path.resolve)(cwd);; folder = (0, node_path.dirname)(folder)) {
		let found = usualManifests(list(folder)), isLast = top === void 0 || folder === top || folder === (0, node_path.dirname)(folder);
		if (found.length === 0 && !isLast) continue;
		let place = folder === (0, node_path.resolve)(cwd) ? "this folder" : JSON.stringify((0, node_path.relative)(cwd, folder)), none = top === void 0 || folder === (0, node_path.resolve)(cwd) ? "this folder" : "this folder, or above it in this repository";
		return onlyOne(found.map((name) => (0, node_path.relative)(cwd, (0, node_path.join)(folder, name)).split(node_path.sep).join("/")), found.length === 0 ? none : place);
	}
}
function manifestAround(cwd) {
	try {
		return theManifest(cwd);
	} catch {
		return;
	}
}
function onlyOne(found, place) {
	let [only, ...others] = found;
	if (only !== void 0 && others.length === 0) return only;
	throw new NoManifestError(place, found);
}
async function namedAt(trusted, named, cwd) {
	let { manifestsAt } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.manifests_at_exports), { names, unmatched, unfollowed } = await manifestsAt(trusted, named, cwd);
	return {
		names: [...names, ...unmatched],
		unfollowed
	};
}
// src/model/observation.ts
const INTACT = { state: "intact" }, EXECUTABLE = {
	state: "intact",
	exec: !0
}, NOT_EXECUTABLE = {
	state: "intact",
	exec: !1
};
function intactWith(exec) {
	return exec === void 0 ? INTACT : exec ? EXECUTABLE : NOT_EXECUTABLE;
}
// src/model/throttle.ts
function throttled(everyMs, call) {
	let last = require_hashing.elapsedMs();
	return (...args) => {
		require_hashing.elapsedMs() - last < everyMs || (last = require_hashing.elapsedMs(), call(...args));
	};
}
function seldom(progress) {
	return progress === void 0 ? () => void 0 : throttled(250, progress);
}
// src/hashing/sequential.ts
function sequentialEngine(progress, examination) {
	return async (root, seals) => {
		let files = new require_hashing.SealedFiles(root), tell = seldom(progress), seem = seals.map((seal, index) => (index % 64 == 0 && tell(index, seals.length), files.seemsIntact(seal) && intactWith(files.seenExec))), changed = new Set(files.changedFolders());
		if (changed.size > 0) for (let [index, seems] of seem.entries()) seems !== !1 && require_hashing.isBelowAny(require_hashing.sealAt(seals, index).path, changed) && (seem[index] = !1);
		let look = await closerLook(files, seals, seem.flatMap((seems, index) => seems === !1 ? [index] : []), examination);
		return seem.map((seems, index) => seems === !1 ? look(require_hashing.sealAt(seals, index), index) : seems);
	};
}
async function closerLook(files, seals, again, examination) {
	if (examination === void 0 || again.length < 256) return (seal) => files.lookCloser(seal);
	let { begin, examiner } = await examination(), own = examiner(files, begin(files, seals, again));
	return (seal, index) => own.examine(seal, index);
}
// src/hashing/spare-threads.ts
const GUESSED_BYTES = 4096;
function costOf(files, bytes = files * GUESSED_BYTES) {
	return files * .009 + bytes / 1048576 * .55;
}
function threadsFor(ms, most, countOthers) {
	if (ms < 60) return 1;
	let threads = Math.min(most(), 64);
	if (ms >= 2e3 || threads === 1) return threads;
	let others = countOthers();
	return others === void 0 ? threads : Math.max(threads - others, 1);
}
var HashingPool = class {
	#threads;
	#progress;
	#examination;
	#helpers = [];
	#ending;
	constructor(threads, progress, examination) {
		this.#progress = progress, this.#examination = examination, this.#threads = threads;
	}
	expect(manifestBytes) {
		manifestBytes >= 4194304 && this.#start(this.#threadsFor(costOf(manifestBytes / 100)));
	}
	#threadsFor(ms) {
		let threads = this.#threads;
		return threads === "auto" ? threadsFor(ms, () => Math.min((0, node_os.availableParallelism)(), require_hashing.cpuQuota() ?? Infinity), require_hashing.otherRunningThreads) : threadsFor(ms, () => threads, () => void 0);
	}
	engine = async (root, seals) => {
		if (this.#start(this.#threadsFor(estimatedMs(seals))), this.#helpers.length === 0) return sequentialEngine(this.#progress, this.#examination)(root, seals);
		let { WorkTable } = await Promise.resolve().then(() => require("./columns.cjs")).then((n) => n.work_table_exports), table = WorkTable.of(seals), helping = Promise.all(this.#helpers.map((helper) => helper.work({
			root,
			work: table.shared
		})));
		helping.catch(() => void 0);
		let files = new require_hashing.SealedFiles(root);
		await this.#workHere(table, files, seals);
		let changed = files.changedFolders();
		await helping, table.distrust(changed);
		for (let index of table.indexesOf(0)) table.judge(index, files.seemsIntact(require_hashing.sealAt(seals, index)), files.seenExec);
		table.distrust(files.changedFolders());
		let examined = await this.#examine(root, table, files, seals);
		if (table.areIntact) return Array(seals.length).fill(intactWith(void 0));
		let observations = [];
		for (let index = 0; index < seals.length; index++) {
			let isIntact = table.verdict(index) === 1;
			observations.push(isIntact ? intactWith(table.execAt(index)) : examined.get(index) ?? files.lookCloser(require_hashing.sealAt(seals, index)));
		}
		return observations;
	};
	hashBlobs = async (request) => {
		this.#start(this.#threadsFor(request.ids.length * .05));
		let { hashInShares } = await Promise.resolve().then(() => require("./blob-shares.cjs"));
		return hashInShares(request, this.#helpers.map((helper) => (share) => helper.hashBlobs(share)));
	};
	async #examine(root, table, files, seals) {
		let again = table.indexesOf(2);
		if (this.#examination === void 0 || again.length < 256) return /* @__PURE__ */ new Map();
		for (let helper of this.#helpers) helper.prepare();
		let { begin, examiner } = await this.#examination(), shared = begin(files, seals, again), found = /* @__PURE__ */ new Map();
		table.restart();
		let helping = Promise.all(this.#helpers.map((helper) => helper.examine({
			root,
			work: table.shared,
			shared
		})));
		helping.catch(() => void 0);
		let own = examiner(files, shared);
		for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
			let index = table.indexAt(place);
			table.verdict(index) === 2 && found.set(index, own.examine(require_hashing.sealAt(seals, index), index));
		}
		for (let examined of await helping) for (let [index, observation] of examined) found.set(index, observation);
		return found;
	}
	close() {
		return this.#ending = Promise.all([this.#ending, ...this.#helpers.splice(0).map((helper) => helper.end())]), this.#ending;
	}
	#start(threads) {
		for (; this.#helpers.length < threads - 1;) this.#helpers.push(new Helper());
	}
	async #workHere(table, files, seals) {
		let tell = seldom(this.#progress), spareCore = table.shared.bigs <= this.#helpers.length;
		for (let range = table.take(); range !== void 0; range = table.take()) {
			tell(range.from, seals.length);
			for (let place = range.from; place < range.to; place++) {
				let index = table.indexAt(place), seal = table.sealAt(index) ?? require_hashing.sealAt(seals, index), isIntact = spareCore && (seal.bytes ?? 0) >= 8388608 ? await files.seemsIntactOverlapped(seal) : files.seemsIntact(seal);
				table.judge(index, isIntact, files.seenExec);
			}
		}
	}
};
function estimatedMs(seals) {
	return costOf(seals.length, require_hashing.totalBytes(seals, GUESSED_BYTES));
}
var Helper = class {
	#worker;
	#fault;
	#settle;
	constructor() {
		this.#worker = require_hashing.startWorker("hash-worker"), this.#worker.on("message", (answer) => this.#settle?.(void 0, answer)), this.#worker.on("error", (error) => this.#fail(`a hashing thread broke: ${require_hashing.errorMessage(error)}`)), this.#worker.on("exit", (code) => this.#fail(`a hashing thread ended in ${code} before its work was done`));
	}
	async work(job) {
		await this.#ask(job);
	}
	async examine(job) {
		let answer = await this.#ask(job);
		return JSON.parse(String(answer));
	}
	async hashBlobs(blobs) {
		return await this.#ask({ blobs });
	}
	prepare() {
		this.#worker.postMessage(require_hashing.PREPARE);
	}
	#ask(job) {
		return new Promise((resolve, reject) => {
			this.#settle = (fault, answer) => fault === void 0 ? resolve(answer) : reject(fault), this.#fault === void 0 ? this.#worker.postMessage(job) : reject(this.#fault);
		});
	}
	async end() {
		await this.#worker.terminate();
	}
	#fail(reason) {
		this.#fault ??= Error(reason), this.#settle?.(this.#fault);
	}
};
// src/load/pin.ts
const HEX = /^[0-9a-f]{64}$/i;
function readPin(cwd, pin) {
	if (HEX.test(pin)) return { sha256: pin.toLowerCase() };
	let shown = JSON.stringify(pin);
	try {
		let [first = ""] = require_hashing.readNamedFile(cwd, pin, 65536).toString("utf8").trimStart().split(/\s/, 1);
		return HEX.test(first) ? { sha256: first.toLowerCase() } : { reason: `the pin file ${shown} does not begin with 64 hex digits` };
	} catch (error) {
		return error instanceof require_hashing.UnreadableError && error.code === "escapes-folder" ? { reason: `the pin ${shown} is reached by a link that leads out of the folder where the gate was started` } : { reason: `the pin ${shown} is neither 64 hex digits nor a readable file (${require_hashing.errorCode(error)})` };
	}
}
// src/load/findings.ts
function manifestFindings(source) {
	let manifest = source.name, findings = source.problems.map(({ code, line, path, reason }) => ({
		code,
		severity: "unverifiable",
		manifest,
		reason,
		...line !== void 0 && { line },
		...path !== void 0 && { path }
	}));
	return source.root === void 0 && source.archive === void 0 && findings.push({
		code: "root-not-found",
		severity: "unverifiable",
		manifest,
		reason: source.rootReason ?? `there is no folder ${JSON.stringify(source.shownRoot)}`
	}), findings;
}
function conflictFindings(sources, separator = node_path.sep) {
	if (sources.length < 2) return [];
	let findings = [], first = /* @__PURE__ */ new Map();
	for (let source of sources) {
		let place = source.archive?.key ?? source.root;
		if (place !== void 0) for (let seal of source.seals) {
			let key = `${rootKey(place, separator)}/${require_hashing.sealKey(seal)}`, known = first.get(key);
			if (known === void 0) first.set(key, {
				seal,
				source
			});
			else if (known.source !== source && contradicts(known.seal, seal)) {
				let { name } = known.source, reason = `${JSON.stringify(name)}, line ${known.seal.line}, seals the same file to other bytes`;
				findings.push({
					code: "manifest-conflict",
					severity: "unverifiable",
					manifest: source.name,
					path: seal.path,
					line: seal.line,
					reason
				});
			}
		}
	}
	return findings;
}
function rootKey(root, separator) {
	return (separator === "\\" ? root.replaceAll("\\", "/") : root).replace(/\/$/, "");
}
function contradicts(a, b) {
	return a.link !== b.link || a.exec !== void 0 && b.exec !== void 0 && a.exec !== b.exec || a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes || require_hashing.algorithmsOf(a).some((algorithm) => b.digests[algorithm] !== void 0 && a.digests[algorithm] !== b.digests[algorithm]);
}
function pinFindings(request, sources) {
	let { manifestSha256 } = request;
	if (manifestSha256 === void 0) return [];
	let refuse = (reason) => [{
		code: "manifest-pin-mismatch",
		severity: "unverifiable",
		reason
	}], named = sources.filter(({ partOf }) => partOf === void 0), [source] = named;
	if (source === void 0 || named.length > 1) return refuse(`"manifest-sha256" pins exactly one manifest, and there are ${named.length}`);
	let pin = readPin(request.cwd, manifestSha256);
	if ("reason" in pin) return refuse(pin.reason);
	if (source.sha256 === pin.sha256) return [];
	let expected = { digests: { sha256: pin.sha256 } }, found = source.sha256 === void 0 ? {} : { found: { digests: { sha256: source.sha256 } } }, reason = source.lfSha256 === pin.sha256 ? "only its line endings were rewritten from LF to CRLF, as a checkout on Windows does; with LF it is exactly the pinned one" : "its own bytes have changed";
	return [{
		code: "manifest-pin-mismatch",
		severity: "fail",
		manifest: source.name,
		expected,
		...found,
		reason
	}];
}
function fromCrlf(bytes) {
	let ends = 0;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
		if (bytes[at - 1] !== 13) return;
		ends++;
	}
	if (ends === 0) return;
	let out = Buffer.allocUnsafe(bytes.length - ends), to = 0;
	for (let at = 0; at < bytes.length; at++) (bytes[at] !== 13 || bytes[at + 1] !== 10) && (out[to++] = bytes[at] ?? 0);
	return out;
}
// src/manifests/clearsign.ts
const BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----", UNSIGNED = "unauthenticated: it carries no signature";
function isClearsigned(bytes) {
	return Buffer.from(bytes).subarray(0, 4096).toString("latin1").includes(BEGIN);
}
function unwrapClearsigned(text) {
	let list = withoutSignify(text);
	if (list !== void 0) return {
		text: list,
		notice: "unauthenticated: its signature of signify is not verified here"
	};
	if (!/^[ \t\r\n]*-----BEGIN PGP SIGNED MESSAGE-----[ \t\r]*(?:\n|$)/.test(text)) return { text };
	let body = [], part = "before", lines = text.split("\n");
	for (let [index, line] of lines.entries()) {
		let bare = line.slice(0, endOf(line)), kept = "";
		if (part === "before") part = bare === BEGIN ? "headers" : part;
		else if (part === "headers") part = bare === "" ? "body" : part;
		else if (part === "body" && bare === "-----BEGIN PGP SIGNATURE-----") part = "signature";
		else if (part === "body" && line.startsWith("-") && !line.startsWith("- ")) return problem("manifest-malformed", index, "a line in the signed text starts with a dash that is not escaped");
		else if (part === "body") kept = signedPart(line);
		else if (part === "signature") part = bare === "-----END PGP SIGNATURE-----" ? "after" : part;
		else if (bare !== "") return problem("manifest-malformed", index, "there is text outside the signed part");
		body.push(kept);
	}
	return part === "after" ? {
		text: body.join("\n"),
		notice: "unauthenticated: its OpenPGP signature is not verified here"
	} : problem("manifest-truncated", lines.length - 1, "the signed text has no end");
}
function withoutSignify(text) {
	let [head] = /^untrusted comment: [^\n]{0,1024}\n[A-Za-z0-9+/]{40,400}={0,2}\r?\n/.exec(text) ?? [];
	return head === void 0 ? void 0 : `\n\n${text.slice(head.length)}`;
}
function signedPart(line) {
	let bare = line.slice(line.startsWith("- ") ? 2 : 0, endOf(line));
	return line.endsWith("\r") ? `${bare}\r` : bare;
}
function endOf(line) {
	let end = line.length;
	for (; end > 0 && BLANKS.has(line.charCodeAt(end - 1));) end--;
	return end;
}
const BLANKS = /* @__PURE__ */ new Set([
	32,
	9,
	13
]);
function problem(code, index, reason) {
	return { problem: {
		code,
		line: index + 1,
		reason
	} };
}
// src/manifests/decode.ts
function decodeManifest(bytes) {
	let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (buffer.length > node_buffer.constants.MAX_STRING_LENGTH) return { problem: {
		code: "manifest-too-large",
		reason: "the manifest is larger than a text can be in memory"
	} };
	if (startsWith(buffer, [255, 254]) || startsWith(buffer, [254, 255])) return decodeUtf16(buffer);
	let nul = buffer.indexOf(0);
	if (nul >= 0) return { problem: {
		code: "manifest-encoding",
		line: lineAt(buffer, nul),
		reason: "the manifest holds a NUL byte: a name that C programs would cut there, or UTF-16 without a byte order mark"
	} };
	let bom = startsWith(buffer, [
		239,
		187,
		191
	]), bytewise = !(0, node_buffer.isUtf8)(buffer), text = buffer.toString(bytewise ? "latin1" : "utf8", bom ? 3 : 0), notices = bom ? ["it starts with a UTF-8 byte order mark"] : [];
	return {
		text,
		bytewise,
		bom,
		notices: bytewise ? [...notices, "it is not UTF-8: names are taken as bytes"] : notices
	};
}
function decodeUtf16(buffer) {
	let big = buffer[0] === 254, name = big ? "UTF-16BE" : "UTF-16LE", refuse = (reason) => ({ problem: {
		code: "manifest-encoding",
		reason
	} });
	if (buffer.length % 2 != 0) return refuse(`the manifest is ${name} with half a character at its end`);
	let text = (big ? Buffer.from(buffer).swap16() : buffer).toString("utf16le", 2);
	return text.isWellFormed() ? text.includes("\0") ? refuse(`the manifest is ${name} and holds a NUL character`) : {
		text,
		bytewise: !1,
		bom: !1,
		notices: [`it is ${name}, not UTF-8`]
	} : refuse(`the manifest is ${name} with a lone surrogate`);
}
function startsWith(buffer, mark) {
	return mark.every((byte, index) => buffer[index] === byte);
}
function lineAt(buffer, offset) {
	let line = 1;
	for (let at = buffer.indexOf(10); at >= 0 && at < offset; at = buffer.indexOf(10, at + 1)) line++;
	return line;
}
// src/manifests/path.ts
const MAX_LENGTH = 32767;
function pathProblem(path) {
	if (path === "") return "the path is empty";
	if (path.length > MAX_LENGTH) return `the path has more than ${MAX_LENGTH} characters, which no system allows`;
	if (path === "-") return "\"-\" means standard input to other tools and cannot be sealed";
	if (path.includes("\0")) return "the path holds a NUL character, at which C programs would cut it";
	if (!path.isWellFormed()) return "the path holds a lone surrogate, which no file name can express";
	if (path.startsWith("/")) return "the path is absolute";
	if (path.startsWith("\\\\")) return "the path is a UNC path";
	if (/^[A-Za-z]:/.test(path)) return "the path starts with a drive letter";
	for (let segment of path.split("/")) {
		if (segment === "") return "the path has an empty segment";
		if (segment === ".") return "the path has a \".\" segment";
		if (segment === "..") return "the path has a \"..\" segment and could leave the root";
	}
}
function isPlainAsciiPath(text, start = 0, end = text.length) {
	if (end - start > MAX_LENGTH) return !1;
	let fresh = !0;
	for (let i = start; i < end; i++) {
		let c = text.charCodeAt(i);
		if (c === SLASH) {
			if (fresh) return !1;
			fresh = !0;
		} else {
			if (c < 32 || c > 126 || c === COLON || c === BACKSLASH$1 || fresh && c === DOT) return !1;
			fresh = !1;
		}
	}
	return !fresh && (end !== start + 1 || text.charCodeAt(start) !== DASH);
}
const SLASH = 47, COLON = 58, BACKSLASH$1 = 92, DOT = 46, DASH = 45;
function plainPath(path) {
	let start = 0;
	for (; path.startsWith("./", start) && path.length > start + 2;) start += 2;
	return path.slice(start);
}
function nameFromText(text, bytewise) {
	if (!bytewise) return { path: text };
	let rawPath = Buffer.from(text, "latin1"), path = rawPath.toString("utf8");
	return Buffer.from(path, "utf8").equals(rawPath) ? { path } : {
		path: text.replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
		rawPath
	};
}
// src/manifests/cursor.ts
var Cursor = class {
	at;
	plainAscii = !1;
	text;
	constructor(text, at) {
		this.text = text, this.at = at;
	}
	literal(expected) {
		return this.text.charCodeAt(this.at) !== expected.charCodeAt(0) || expected.length > 1 && !this.text.startsWith(expected, this.at) ? !1 : (this.at += expected.length, !0);
	}
	hex(count) {
		let end = this.at + count;
		if (end > this.text.length) return;
		for (let i = this.at; i < end; i++) {
			let c = this.text.charCodeAt(i);
			if (!(c >= 48 && c <= 57 || c >= 97 && c <= 102)) return;
		}
		let hex = this.text.slice(this.at, end);
		return this.at = end, hex;
	}
	wholeNumber() {
		let value = 0, i = this.at;
		for (; i - this.at < 16; i++) {
			let digit = this.text.charCodeAt(i) - 48;
			if (!(digit >= 0 && digit <= 9)) break;
			value = value * 10 + digit;
		}
		let leadingZero = i > this.at + 1 && this.text.charCodeAt(this.at) === 48;
		if (i !== this.at && !leadingZero && Number.isSafeInteger(value)) return this.at = i, value;
	}
	wordBeforeQuote(words) {
		for (let word of words) if (this.text.startsWith(word, this.at) && this.text.charCodeAt(this.at + word.length) === QUOTE) return this.at += word.length + 1, word;
	}
	jsonString() {
		let start = this.at, end = this.text.indexOf("\"", start);
		if (!(end < 0)) return this.plainAscii = isPlainAsciiPath(this.text, start, end), this.plainAscii || (end = this.#endOfString(start)), this.at = end + 1, this.plainAscii ? this.text.slice(start, end) : parseString(this.text.slice(start - 1, this.at));
	}
	#endOfString(start) {
		let end = start;
		for (; end < this.text.length && this.text.charCodeAt(end) !== QUOTE;) end += this.text.charCodeAt(end) === BACKSLASH ? 2 : 1;
		return end;
	}
};
function parseString(json) {
	try {
		return String(JSON.parse(json));
	} catch {
		return;
	}
}
const QUOTE = 34, BACKSLASH = 92, MAX_TARGET_BYTES = 4096;
function targetProblem(target) {
	if (target === "") return "the target of the link is empty";
	if (target.includes("\0")) return "the target of the link has a NUL character";
	if (!target.isWellFormed()) return "the target of the link has a lone surrogate";
	if (Buffer.byteLength(target) > MAX_TARGET_BYTES) return `the target of the link has more than ${MAX_TARGET_BYTES} bytes`;
}
function linkEntry(path, link, line) {
	let bytes = Buffer.from(link, "utf8");
	return {
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		bytes: bytes.length,
		link,
		line
	};
}
// src/manifests/list-name.ts
const FOREIGN = [
	["BLAKE3", /^(?:b3|blake3)$/],
	["SHA-3", /^(?:sha3|keccak|shake)(?:224|256|384|512|128)?$/],
	["SHA-512/t", /^sha512t|^sha512_?(?:224|256)$/],
	["BLAKE2s", /^(?:b2s|blake2s)p?(?:128|160|224|256)?$/],
	["BLAKE2b", /^(?:b2|blake2|blake2b|b2b)p?(?:128|160|224|256|384|512)?$/],
	["SM3", /^sm3$/],
	["Streebog (GOST)", /^(?:gost|streebog)(?:2012|94)?(?:256|512)?$/],
	["Whirlpool", /^(?:whirlpool|wp)$/],
	["RIPEMD", /^(?:ripemd|rmd)(?:128|160|256|320)?$/],
	["Skein", /^skein(?:256|512|1024)?$/],
	["KangarooTwelve", /^(?:k12|kangarootwelve)$/],
	["Tiger", /^tiger(?:192)?$/],
	["xxHash", /^(?:xxh|xxh3|xxhash|xxh32|xxh64|xxh128)$/]
], SHA2 = /^sha(?:2_?)?(?:256|384|512)$/;
function foreignAlgorithm(fileName) {
	let words = wordsOf(fileName), [ending] = wordsOf(fileName.slice(fileName.lastIndexOf(".") + 1)).slice(-1);
	if (ending !== void 0 && fileName.includes(".")) {
		if (SHA2.test(ending)) return;
		let named = nameOf(ending);
		if (named !== void 0) return named;
	}
	if (!words.some((word) => SHA2.test(word))) for (let word of words) {
		let named = nameOf(word);
		if (named !== void 0) return named;
	}
}
function statesAlgorithm(fileName, algorithm) {
	let foreign = foreignAlgorithm(fileName);
	if (foreign !== void 0) return foreign === "BLAKE2b" && algorithm === "blake2b512";
	let digits = algorithm.slice(-3);
	return wordsOf(fileName).some((word) => word === "sha2" || word === `sha${digits}` || word === `shasums${digits}`);
}
function nameOf(word) {
	return FOREIGN.find(([, pattern]) => pattern.test(word))?.[0];
}
function wordsOf(name) {
	return name.toLowerCase().replaceAll(/(sha3|sha2|sha512|sha|shake|keccak|blake2[bs]?p?|b2|skein|gost|streebog|rmd|ripemd)[-_/](?=\d{3,4}(?!\d))/g, (_, word) => word === "sha512" ? "sha512_" : word === "sha2" ? "sha" : word).split(/[^a-z0-9_]+|_(?!\d)/).map((word) => word.replace(/_?(?:check)?sums?$/, "")).filter((word) => word !== "");
}
// src/manifests/normal-form.ts
const LONG_RUN = /[\p{M}\uff9e\uff9f]{31}/u, LONG_RUNS = /([\p{M}\uff9e\uff9f]{31,})/u;
function toForm(text, form) {
	return LONG_RUN.test(text) ? text.split(LONG_RUNS).map((piece, index) => index % 2 == 0 ? piece.normalize(form) : piece).join("") : text.normalize(form);
}
// src/manifests/manifest-builder.ts
const WEAK = {
	8: "CRC-32",
	32: "MD5",
	40: "SHA-1",
	56: "SHA-224"
};
var ManifestBuilder = class {
	#manifest;
	#seals = [];
	#byPath = /* @__PURE__ */ new Map();
	#weak = /* @__PURE__ */ new Map();
	#problems = [];
	#notices = /* @__PURE__ */ new Set();
	#ofName;
	#limit;
	#assumed = /* @__PURE__ */ new Set();
	#ascending = !0;
	constructor(manifest) {
		this.#manifest = manifest, this.#limit = manifest.maxEntries ?? 5e6;
	}
	get #foreign() {
		return this.#ofName ??= { foreign: foreignAlgorithm(this.#manifest.fileName ?? "") }, this.#ofName.foreign;
	}
	get count() {
		return this.#seals.length;
	}
	get failed() {
		return this.#problems.length > 0;
	}
	get hopeless() {
		return this.#problems.length >= 100;
	}
	problem(code, line, reason, path) {
		this.hopeless || this.#problems.push({
			code,
			reason,
			...line !== void 0 && { line },
			...path !== void 0 && { path }
		});
	}
	notice(text) {
		this.#notices.add(text);
	}
	digests(line, hex, algorithm) {
		let known = algorithm ?? this.#byLength(hex.length);
		return algorithm === void 0 && known !== void 0 && known !== "foreign" && this.#assumed.add(known), known === "foreign" ? this.#foreignDigest(line) : known === void 0 || hex.length !== require_hashing.HEX_LENGTH[known] || !/^[0-9a-f]+$/.test(hex) ? this.#oddDigest(line, hex, known) : digestOfKind(known, hex);
	}
	#byLength(length) {
		return this.#foreign === void 0 ? BY_LENGTH.get(length) : this.#foreign === "BLAKE2b" && length === require_hashing.HEX_LENGTH.blake2b512 ? "blake2b512" : BY_LENGTH.has(length) ? "foreign" : void 0;
	}
	#foreignDigest(line) {
		let reason = `by its name, the list has ${this.#foreign} digests, which are not compared here: seal with sha256, sha384, sha512 or blake2b`;
		this.problem("manifest-digest-weak", line, reason);
	}
	#oddDigest(line, hex, known) {
		let weak = WEAK[hex.length];
		if (!/^[0-9A-Fa-f]+$/.test(hex)) this.problem("manifest-digest-invalid", line, "the digest is not hexadecimal");
		else if (known === void 0 && weak !== void 0) this.problem("manifest-digest-weak", line, `${hex.length} hex digits are ${weak}, which can be forged: seal with sha256`);
		else if (known === void 0) this.problem("manifest-digest-invalid", line, `the digest has ${hex.length} hex digits; ${LENGTHS}`);
		else if (hex.length !== require_hashing.HEX_LENGTH[known]) this.problem("manifest-digest-invalid", line, `the digest has ${hex.length} hex digits; ${known} has ${require_hashing.HEX_LENGTH[known]}`);
		else return this.notice("it has digests in upper-case hex"), digestOfKind(known, hex.toLowerCase());
	}
	bytes(line, digits) {
		let value = /^(0|[1-9][0-9]{0,15})$/.test(digits) ? Number(digits) : NaN;
		if (Number.isSafeInteger(value)) return value;
		this.problem("manifest-length-invalid", line, "the byte length is not a whole number from 0 to 2^53-1");
	}
	add(entry, plainAscii = isPlainAsciiPath(entry.path)) {
		let key = plainAscii ? entry.path : this.#settleName(entry);
		if (key === void 0) return;
		if (this.#seals.length >= this.#limit) {
			this.problem("manifest-too-large", entry.line, `it has more than ${this.#limit} entries, which is the limit`);
			return;
		}
		this.#seals.length % 4096 == 0 && require_hashing.heartbeat();
		let twin = this.#twin(key, entry.path);
		twin === void 0 ? (this.#ascending || this.#byPath.set(key, entry), this.#seals.push(entry)) : this.#join(entry, twin);
	}
	#settleName(entry) {
		let name = this.#name(entry.line, entry.path);
		if (name !== void 0) return entry.path = name.path, name.rawPath !== void 0 && (entry.rawPath = name.rawPath), keyOf(name);
	}
	#twin(key, path) {
		if (this.#ascending) {
			let last = this.#seals.at(-1);
			if (key === path && (last === void 0 || last.path < path)) return;
			this.#index();
		}
		return this.#byPath.get(key);
	}
	#index() {
		if (this.#ascending) for (let seal of this.#seals) this.#byPath.set(keyOf(seal), seal);
		this.#ascending = !1;
	}
	weak(line, name, what) {
		let safe = this.#name(line, name);
		safe !== void 0 && this.#weak.size < this.#limit && this.#weak.set(keyOf(safe), {
			line,
			path: safe.path,
			what
		});
	}
	#name(line, text) {
		let name = nameFromText(plainPath(text), this.#manifest.bytewise), wrong = pathProblem(name.path);
		if (wrong === void 0 || name.path === "-" && text !== "-") return name;
		this.problem("manifest-path-unsafe", line, wrong, name.path);
	}
	#join(entry, twin) {
		let refuse = (reason) => this.problem("manifest-path-duplicate", entry.line, reason, entry.path);
		if (!sameName(entry, twin)) refuse(`line ${twin.line} seals the same name in another form (Unicode NFC and NFD, or bytes that are not UTF-8)`);
		else if (contradict(entry, twin)) refuse(`line ${twin.line} seals the same path to other bytes`);
		else if (FACTS.some((fact) => entry[fact] !== twin[fact])) refuse(`line ${twin.line} states other facts of the same path`);
		else {
			let digests = {
				...twin.digests,
				...entry.digests
			};
			Object.keys(digests).length === Object.keys(twin.digests).length && this.notice("it lists a path twice with the same seal"), twin.digests = digests, entry.bytes !== void 0 && (twin.bytes = entry.bytes);
		}
	}
	done(more = {}) {
		this.#weak.size > 0 && this.#index();
		for (let [key, { line, path, what }] of this.#weak) this.#byPath.has(key) || this.problem("manifest-digest-weak", line, `${what} alone is no seal: it needs sha256, sha384, sha512 or blake2b beside it`, path);
		this.#seals.length === 0 && this.#problems.length === 0 && this.problem("manifest-empty", void 0, "its list of files is empty");
		let { file, fileName = "" } = this.#manifest, assumed = file ? [...this.#assumed].filter((algorithm) => !statesAlgorithm(fileName, algorithm)) : [];
		return {
			...more,
			...assumed.length > 0 && { assumed },
			seals: this.#seals,
			problems: this.#problems,
			notices: [...this.#notices]
		};
	}
};
const BY_LENGTH = /* @__PURE__ */ new Map([
	[64, "sha256"],
	[96, "sha384"],
	[128, "sha512"]
]), LENGTHS = "sha256 has 64, sha384 96, sha512 128", FACTS = [
	"text",
	"eol",
	"bom",
	"git",
	"jsonSha256",
	"textSha256",
	"membersSha256",
	"exec",
	"link"
];
function keyOf({ path, rawPath }) {
	return rawPath === void 0 ? toForm(path, "NFC") : path;
}
function sameName(a, b) {
	return a.rawPath === void 0 || b.rawPath === void 0 ? a.path === b.path && a.rawPath === b.rawPath : Buffer.compare(a.rawPath, b.rawPath) === 0;
}
function contradict(a, b) {
	return a.bytes !== void 0 && b.bytes !== void 0 && a.bytes !== b.bytes || ALGORITHMS.some((x) => differ(a.digests[x], b.digests[x]));
}
const ALGORITHMS = [
	"sha256",
	"sha384",
	"sha512",
	"blake2b512"
];
function differ(a, b) {
	return a !== void 0 && b !== void 0 && a !== b;
}
function digestOfKind(algorithm, hex) {
	return algorithm === "sha256" ? { sha256: hex } : { [algorithm]: hex };
}
// src/manifests/formats/native.ts
const native = {
	name: "native",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && /"schema"[ \t\r\n]*:[ \t\r\n]*"seal-gate\/manifest\//.test(text),
	parse: (manifest) => parseCanonical(manifest) ?? parseAnyLayout(manifest)
};
function parseCanonical(manifest) {
	let { text } = manifest;
	if (manifest.bytewise) return;
	let head = readHead(text);
	if (head === void 0) return;
	let entries = new ManifestBuilder(manifest), cursor = new Cursor(text, head.text.length), line = head.line;
	for (let more = text.startsWith(FILE, head.text.length); more; line++) {
		let entry = readFile(cursor, line);
		if (entry === void 0 || (entry.link === void 0 ? entries.add(entry, cursor.plainAscii) : entries.add(entry), more = cursor.literal(","), !cursor.literal("\n"))) return;
	}
	return text.slice(cursor.at) === "]\n}\n" ? entries.done(head.more) : void 0;
}
const FILE = "{\"path\": \"", TEXTS = [
	"ascii",
	"utf-8",
	"binary"
], EOLS = [
	"lf",
	"crlf",
	"mixed",
	"none"
];
function readFile(cursor, line) {
	if (!cursor.literal(FILE)) return;
	let path = cursor.jsonString();
	if (path === void 0) return;
	if (cursor.literal(", \"link\": \"")) return readLink(cursor, path, line);
	if (!cursor.literal(", \"sha256\": \"")) return;
	let sha256 = cursor.hex(64);
	if (sha256 === void 0 || !cursor.literal("\", \"bytes\": ")) return;
	let bytes = cursor.wholeNumber();
	if (bytes === void 0) return;
	let entry = {
		path,
		digests: { sha256 },
		bytes,
		line
	};
	return cursor.literal("}") || readFacts(cursor, entry) && cursor.literal("}") ? entry : void 0;
}
function readLink(cursor, path, line) {
	let link = cursor.jsonString();
	if (link !== void 0 && targetProblem(link) === void 0 && cursor.literal("}")) return linkEntry(path, link, line);
}
function readFacts(cursor, entry) {
	if (cursor.literal(", \"text\": \"")) {
		let text = cursor.wordBeforeQuote(TEXTS);
		if (text === void 0) return !1;
		entry.text = text;
	}
	if (cursor.literal(", \"eol\": \"")) {
		let eol = cursor.wordBeforeQuote(EOLS);
		if (eol === void 0) return !1;
		entry.eol = eol;
	}
	if (cursor.literal(", \"bom\": true") && (entry.bom = !0), cursor.literal(", \"git\": \"")) {
		let git = cursor.hex(64) ?? cursor.hex(40);
		if (git === void 0 || !cursor.literal("\"")) return !1;
		entry.git = git;
	}
	if (cursor.literal(", \"json_sha256\": \"")) {
		let json = cursor.hex(64);
		if (json === void 0 || !cursor.literal("\"")) return !1;
		entry.jsonSha256 = json;
	}
	if (cursor.literal(", \"text_sha256\": \"")) {
		let text = cursor.hex(64);
		if (text === void 0 || !cursor.literal("\"")) return !1;
		entry.textSha256 = text;
	}
	if (cursor.literal(", \"members_sha256\": \"")) {
		let members = cursor.hex(64);
		if (members === void 0 || !cursor.literal("\"")) return !1;
		entry.membersSha256 = members;
	}
	return cursor.literal(", \"exec\": true") ? entry.exec = !0 : cursor.literal(", \"exec\": false") && (entry.exec = !1), !0;
}
function readHead(text) {
	let lines = text.slice(0, 1 << 20).split("\n", 6);
	if (lines.some((line) => line.includes("\r")) || lines[0] !== "{" || lines[1] !== "\"schema\": \"seal-gate/manifest/1\",") return;
	let packet = jsonAfter(lines[2], "\"packet\": "), covers = jsonAfter(lines[packet === void 0 ? 2 : 3], "\"covers\": ");
	if (packet !== void 0 && typeof packet != "string" || covers !== void 0 && !isListOfText(covers)) return;
	let files = 2 + (packet === void 0 ? 0 : 1) + (covers === void 0 ? 0 : 1);
	if (lines[files] === "\"files\": [") return {
		text: `${lines.slice(0, files + 1).join("\n")}\n`,
		line: files + 2,
		more: {
			...packet !== void 0 && { packet },
			...covers !== void 0 && { covers }
		}
	};
}
function jsonAfter(line, key) {
	if (line !== void 0 && line.startsWith(key) && line.endsWith(",")) try {
		return JSON.parse(line.slice(key.length, -1));
	} catch {
		return;
	}
}
function isListOfText(value) {
	return Array.isArray(value) && value.every((item) => typeof item == "string");
}
async function parseAnyLayout(manifest) {
	let { parseLoose } = await Promise.resolve().then(() => require("./native-schema.cjs"));
	return parseLoose(manifest);
}
// src/manifests/lines.ts
function eachLine(manifest, entries, take) {
	let { text } = manifest, number = 0;
	for (let start = 0; start < text.length && !entries.hopeless;) {
		let feed = text.indexOf("\n", start);
		number++;
		let end = feed < 0 ? text.length : feed;
		feed < 0 && manifest.file && entries.problem("manifest-truncated", number, "the last line has no line feed: the manifest may be cut");
		let cr = end > start && text.charCodeAt(end - 1) === 13;
		cr && entries.notice("it has CRLF line ends"), take(text.slice(start, cr ? end - 1 : end), number), start = end + 1;
	}
}
function eachEntryLine(manifest, entries, take) {
	eachLine(manifest, entries, (text, line) => {
		text !== "" && !text.startsWith("#") && take(text, line);
	});
}
function firstEntryLines(text, count = 1) {
	let lines = [];
	for (let start = 0; start < text.length && lines.length < count;) {
		let feed = text.indexOf("\n", start), end = feed < 0 ? text.length : feed, line = text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
		line.trim() !== "" && !line.startsWith("#") && lines.push(line), start = end + 1;
	}
	return lines;
}
function unescapeName(name) {
	if (!/\\(?![\\nr])/.test(name.replaceAll("\\\\", ""))) return name.replace(/\\([\\nr])/g, (_, c) => c === "n" ? "\n" : c === "r" ? "\r" : "\\");
}
// src/manifests/read.ts
const MAX_LINE = 1048576;
async function readManifest(bytes, format, file = !0, options = {}) {
	let { maxBytes = MAX_BYTES$1, inBag, ...more } = options;
	if (bytes.length === 0) return refuse({
		code: "manifest-empty",
		reason: "the manifest is empty: zero bytes"
	});
	if (bytes.length > maxBytes) return refuse({
		code: "manifest-too-large",
		reason: `it has ${bytes.length} bytes; the limit is ${maxBytes}`
	});
	let large = bytes.buffer instanceof SharedArrayBuffer ? await readInColumns(bytes, format, options) : void 0;
	if (large !== void 0) return large;
	let decoded = decodeManifest(bytes);
	if ("problem" in decoded) return refuse(decoded.problem);
	let signed = unwrapClearsigned(decoded.text);
	if ("problem" in signed) return refuse(signed.problem);
	let manifest = {
		text: signed.text,
		bytewise: decoded.bytewise,
		bom: decoded.bom,
		file,
		...more
	}, long = longLine(signed.text);
	if (long !== void 0) return refuse(long);
	let found = await formatOf(manifest, format === "auto" && inBag === !0 ? "bagit" : format);
	if (found === void 0) return refuse(await unknownFormat(manifest));
	let parsed = await found.parse(manifest), other = parsed.problems.length > 0 && format !== "auto" ? await formatOf(manifest, "auto") : void 0;
	if (other !== void 0 && other.name !== found.name) return refuse({
		code: "manifest-format-unknown",
		reason: `"format" is ${JSON.stringify(format)}, and it looks like ${JSON.stringify(other.name)}`
	});
	let own = signed.notice === void 0 ? parsed.notices : [signed.notice, ...parsed.notices.filter((n) => n !== UNSIGNED)], notices = [...decoded.notices, ...own];
	return {
		...parsed,
		format: found.name,
		notices,
		seals: parsed.problems.length === 0 ? parsed.seals : []
	};
}
async function readInColumns(bytes, format, options) {
	let { readLargeManifest } = await Promise.resolve().then(() => require("./large-manifest.cjs")).then((n) => n.large_manifest_exports);
	return readLargeManifest(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), format, options);
}
function refuse(problem) {
	return {
		format: "unknown",
		seals: [],
		notices: [],
		problems: [problem]
	};
}
function longLine(text) {
	if (!(text.length <= MAX_LINE || /^\s*[{[]/.test(text))) for (let start = 0, line = 1; start < text.length; line++) {
		let feed = text.indexOf("\n", start), end = feed < 0 ? text.length : feed;
		if (end - start > MAX_LINE) return {
			code: "manifest-malformed",
			line,
			reason: `the line has ${end - start} characters; at most ${MAX_LINE} are read`
		};
		start = end + 1;
	}
}
async function formatOf(manifest, format) {
	if (format === "native" || format === "auto" && native.detect(manifest)) return native;
	let { findFormat } = await Promise.resolve().then(() => require("./list-formats.cjs")).then((n) => n.find_format_exports);
	return findFormat(manifest, format);
}
async function unknownFormat({ text, fileName }) {
	let { unsupportedList } = await Promise.resolve().then(() => require("./unsupported-list.cjs")), known = unsupportedList(text, fileName);
	return known === void 0 ? firstEntryLines(text).length === 0 ? {
		code: "manifest-empty",
		reason: "the manifest holds only blank lines and comments"
	} : {
		code: "manifest-format-unknown",
		reason: `it is in none of the ${MANIFEST_FORMATS.length} formats that are read`
	} : known;
}
// src/load/bag-names.ts
function isBagManifestName(name) {
	return /^(?:tag)?manifest-[a-z0-9-]+\.txt$/i.test(name);
}
function bagCovers(fileName) {
	return fileName.toLowerCase().startsWith("tag") ? void 0 : ["data/**"];
}
// src/load/manifest.ts
async function loadManifestFile(name, options) {
	let path = (0, node_path.resolve)(options.cwd, name), root = await placeOf$1(options, (0, node_path.dirname)(path));
	try {
		let bytes = options.trusted === void 0 ? require_hashing.readNamedFile(options.cwd, name, options.limit, shareLarge) : await readTrusted(options.trusted, path, options), onDisk = options.trusted === void 0 ? require_hashing.pathOnDisk((0, node_path.resolve)(options.cwd), path) : path;
		if (onDisk !== path) return {
			...broken(wrongNameProblem(onDisk, options.cwd)),
			name,
			...root
		};
		options.expect?.(bytes.length);
		let file = options.trusted === void 0 ? require_hashing.realPath(path) : path;
		if (options.trusted === void 0 && isLinkInBag(path, file)) throw new NotReadable(LINK_IN_BAG);
		let bag = isBagManifestName((0, node_path.basename)(file)) ? await bagOf(file, options) : { problems: [] }, more = {
			fileName: (0, node_path.basename)(file),
			maxBytes: options.limit,
			maxEntries: options.maxEntries,
			inBag: bag.version !== void 0 || bag.problems.length > 0,
			...bag.version !== void 0 && { bagVersion: bag.version }
		}, manifest = await readManifest(bytes, options.format, !0, more);
		if (options.trusted !== void 0 && options.format === "auto" && manifest.format === "lfs") throw new NotReadable(POINTER);
		let lf = fromCrlf(bytes), whole = await wholeObject(manifest.format === "bagit" ? inBag(manifest, bag.problems, (0, node_path.basename)(file)) : manifest, bytes, file, options, root), ownRoot = startsAbove(manifest, (0, node_path.dirname)(file)) ? await placeOf$1(options, (0, node_path.join)((0, node_path.dirname)(path), "..")) : root, read = withoutItself(whole, file, ownRoot.root);
		return {
			...read,
			notices: [...read.notices, ...unjudgedModes(read.seals)],
			name,
			sha256: require_hashing.digestOf("sha256", bytes),
			...lf !== void 0 && { lfSha256: require_hashing.digestOf("sha256", lf) },
			file,
			...ownRoot
		};
	} catch (error) {
		return {
			...broken(problemOf(error)),
			name,
			...root
		};
	}
}
function shareLarge(bytes) {
	return bytes < 1048576 ? Buffer.allocUnsafeSlow(bytes) : Buffer.from(new SharedArrayBuffer(bytes));
}
function withoutItself(manifest, file, root) {
	let own = root === void 0 || manifest.format === "lfs" ? void 0 : require_hashing.relativePath(file, root), seal = own === void 0 ? void 0 : require_hashing.sealOfPath(manifest.seals, own);
	if (seal === void 0) return manifest;
	let problem = {
		code: "manifest-malformed",
		line: seal.line,
		path: seal.path,
		reason: LISTS_ITSELF
	};
	return {
		...manifest,
		problems: [...manifest.problems, problem],
		seals: []
	};
}
const LISTS_ITSELF = "the list lists itself, and no list can have its own digest: remove the line, or write the list into another folder";
function unjudgedModes(seals, keepsModes = require_hashing.KEEPS_MODES) {
	let count = keepsModes ? 0 : seals.filter(({ exec }) => exec !== void 0).length;
	return count === 0 ? [] : [`${count === 1 ? "1 executable bit is" : `${count} executable bits are`} not compared: this system keeps none`];
}
const POINTER = "it is a pointer of git LFS there, not the manifest itself; \"format: lfs\" takes it as the seal of the file that it is for", LINK_IN_BAG = "it is a link; the manifests of a bag are regular files in its folder";
function isLinkInBag(path, real) {
	return !isBagManifestName((0, node_path.basename)(path)) || real === (0, node_path.join)(require_hashing.realPath((0, node_path.dirname)(path)), (0, node_path.basename)(path)) ? !1 : require_hashing.statsAt((0, node_path.join)((0, node_path.dirname)(path), "bagit.txt")) !== void 0;
}
const LIST_FOLDERS = /* @__PURE__ */ new Map([
	["wheel-record", /\.dist-info$/],
	["conda", /(?:^|[\\/])(?:info|conda-meta)$/],
	["jar", /(?:^|[\\/])META-INF$/]
]);
function startsAbove({ format }, folder) {
	return LIST_FOLDERS.get(format)?.test(folder) === !0;
}
async function wholeObject(manifest, bytes, file, options, place) {
	let { root, archive } = place;
	if (archive !== void 0 && WHOLE_OBJECTS.has(manifest.format)) throw new NotReadable(IN_ARCHIVE);
	if (manifest.format === "oci" && root !== void 0) {
		let { withListedBlobs, listOnDisk } = await Promise.resolve().then(() => require("./oci.cjs"));
		return await withListedBlobs(manifest, bytes, async (path) => listOnDisk(root, path), options.maxEntries);
	}
	if (manifest.format === "atlas" && root !== void 0) {
		let { migrationsOnDisk, withFileDigests } = await Promise.resolve().then(() => require("./atlas.cjs")), { trusted, cwd, gitFolder } = options, before = trusted && ((path) => trusted.read(require_hashing.relativePath((0, node_path.join)(root, path), cwd)));
		return await withFileDigests(manifest, migrationsOnDisk(root, gitFolder?.(root), before));
	}
	if (manifest.format !== "ocfl" || options.trusted !== void 0) return manifest;
	let { withObject } = await Promise.resolve().then(() => require("./ocfl.cjs"));
	return withObject(manifest, file, bytes, options.limit);
}
const WHOLE_OBJECTS = /* @__PURE__ */ new Set([
	"oci",
	"ocfl",
	"bagit",
	"atlas"
]), IN_ARCHIVE = "a list of this format is checked together with the files beside it, which are not looked for in an archive";
async function bagOf(file, { trusted, cwd }) {
	let { bagitTxt, bagitTxtAt } = await Promise.resolve().then(() => require("./bag.cjs")).then((n) => n.bag_exports), folder = (0, node_path.dirname)(file);
	return trusted === void 0 ? bagitTxt(folder) : bagitTxtAt(trusted, require_hashing.relativePath(folder, cwd));
}
function inBag(manifest, faults, name) {
	let problems = [...manifest.problems, ...faults], covers = bagCovers(name);
	return {
		...manifest,
		...covers !== void 0 && { covers },
		problems,
		seals: problems.length === 0 ? manifest.seals : []
	};
}
function unreadManifest(name, reason, options) {
	let root = rootOf(options, (0, node_path.dirname)((0, node_path.resolve)(options.cwd, name)));
	return {
		...broken({
			code: "manifest-unreadable",
			reason
		}),
		name,
		...root
	};
}
async function loadInlineManifest(seals, options) {
	let isPiped = typeof seals != "string", bytes = isPiped ? seals : Buffer.from(seals, "utf8"), name = isPiped ? "(standard input)" : "(inline seals)", read = await readManifest(bytes, options.format, isPiped, {
		maxBytes: options.limit,
		maxEntries: options.maxEntries
	}), place = await placeOf$1(options, options.cwd);
	return {
		...read.format === "atlas" ? await wholeObject(read, Buffer.from(bytes), "", options, place) : read,
		name,
		sha256: require_hashing.digestOf("sha256", bytes),
		...place
	};
}
async function placeOf$1(options, standard) {
	if (options.root?.includes("!/") !== !0) return rootOf(options, standard);
	let { archiveRootOf, shownFolderOf } = await Promise.resolve().then(() => require("./archive.cjs")).then((n) => n.archive_root_exports), found = archiveRootOf(options.cwd, options.root);
	return found === void 0 ? rootOf(options, standard) : typeof found == "string" ? {
		shownRoot: options.root,
		rootReason: found
	} : {
		archive: found,
		shownRoot: shownFolderOf(found, options.cwd)
	};
}
function rootOf(options, standard) {
	let wanted = (0, node_path.resolve)(options.cwd, options.root ?? standard), shownRoot = require_hashing.relativePath(wanted, options.cwd);
	try {
		return require_hashing.isFolder(wanted) && !require_hashing.escapesFolder(options.cwd, wanted) ? {
			root: require_hashing.realPath(wanted),
			shownRoot
		} : { shownRoot };
	} catch {
		return { shownRoot };
	}
}
function broken(problem) {
	return {
		format: "unknown",
		seals: [],
		notices: [],
		problems: [problem]
	};
}
async function readTrusted(trusted, path, { cwd, limit }) {
	let way = require_hashing.relativePath(path, cwd), bytes;
	try {
		bytes = await trusted.read(way);
	} catch (error) {
		throw new NotReadable(`it could not be read at ${trusted.name}: ${require_hashing.errorMessage(error)}`);
	}
	if (bytes === void 0) throw new NotThere(`there is no such file at ${trusted.name}`);
	if (bytes.length > limit) throw new require_hashing.UnreadableError("too-large", `it has ${bytes.length} bytes; the limit is ${limit}`);
	return bytes;
}
function wrongNameProblem(onDisk, cwd) {
	return {
		code: "manifest-not-found",
		reason: `there is no such file; this file system takes the name for ${JSON.stringify(require_hashing.relativePath(onDisk, cwd))}`
	};
}
var NotReadable = class extends Error {}, NotThere = class extends Error {};
function problemOf(error) {
	if (error instanceof NotThere) return {
		code: "manifest-not-found",
		reason: error.message
	};
	if (error instanceof NotReadable) return {
		code: "manifest-unreadable",
		reason: error.message
	};
	if (error instanceof require_hashing.UnreadableError) return unreadable(error);
	let code = require_hashing.errorCode(error);
	return code === "ENOENT" || code === "ENOTDIR" ? {
		code: "manifest-not-found",
		reason: "there is no such file"
	} : {
		code: "manifest-unreadable",
		reason: `it cannot be read: ${code}`
	};
}
function unreadable({ code, message }) {
	return code === "too-large" ? {
		code: "manifest-too-large",
		reason: message
	} : {
		code: "manifest-unreadable",
		reason: code === "not-a-file" ? "it is not a file; name the manifest itself" : code === "escapes-folder" ? "it is reached by a link that leads out of the folder where the gate was started" : `it cannot be read: ${message}`
	};
}
// src/load/manifests.ts
async function loadManifests(request, expect, hashBlobs) {
	let { cwd, format, root, trusted } = request, { maxManifestBytes: limit = MAX_BYTES$1, maxEntries = MAX_ENTRIES } = request, options = {
		cwd,
		format,
		root,
		limit,
		maxEntries,
		expect,
		trusted,
		...request.git === !1 ? {} : { gitFolder: request.gitFolder ?? ((folder) => folder) }
	}, sources = [];
	for (let name of request.manifests) addOnce(sources, await loadManifestFile(name, options));
	for (let { name, reason } of request.unfollowed ?? []) sources.push(unreadManifest(name, reason, options));
	for (let [folder, named] of bags(sources)) {
		let known = new Set(named.map(({ file }) => file?.slice(folder.length + 1) ?? "")), [first] = named, shown = first?.name.slice(0, first.name.length - (first.file?.length ?? 0) + folder.length + 1) ?? "";
		for (let name of await othersOf(folder, known, request)) {
			let other = await loadManifestFile(`${shown}${name}`, {
				...options,
				format: "bagit"
			});
			sources.push({
				...other,
				partOf: folder
			});
		}
	}
	return request.seals !== void 0 && sources.push(await loadInlineManifest(request.seals, options)), request.commit !== void 0 && sources.push(await (await Promise.resolve().then(() => require("./commit-seals.cjs")).then((n) => n.commit_exports)).loadCommit(request.commit, {
		...options,
		gitFolder: request.gitFolder,
		hashBlobs
	})), request.release === void 0 ? sources : (await Promise.resolve().then(() => require("./release-lists.cjs")).then((n) => n.release_lists_exports)).loadReleaseLists(request.release, sources, options);
}
function addOnce(sources, source) {
	let { file, root } = source;
	file !== void 0 && sources.some((other) => other.file === file && other.root === root) || sources.push(source);
}
async function othersOf(folder, known, { cwd, trusted }) {
	let { bagManifestsAt, otherBagManifests } = await Promise.resolve().then(() => require("./bag.cjs")).then((n) => n.bag_exports);
	return trusted === void 0 ? otherBagManifests(require_hashing.namesIn(folder), known) : (await bagManifestsAt(trusted, require_hashing.relativePath(folder, cwd), known)).map((path) => path.slice(path.lastIndexOf("/") + 1));
}
async function wholeBagFindings(sources) {
	let found = bags(sources);
	if (found.size === 0) return [];
	let { bagFindings } = await Promise.resolve().then(() => require("./bag.cjs")).then((n) => n.bag_exports);
	return [...found].flatMap(([folder, ofBag]) => ofBag.some(({ problems }) => problems.length > 0) ? [] : bagFindings(folder, ofBag));
}
function bags(sources) {
	let found = /* @__PURE__ */ new Map();
	for (let source of sources) {
		if (source.format !== "bagit" || source.file === void 0) continue;
		let folder = (0, node_path.join)(source.file, "..");
		found.set(folder, [...found.get(folder) ?? [], source]);
	}
	return found;
}
function sealsOfShard(seals, { index, of }) {
	return cutSeals(seals, of)[index - 1] ?? [];
}
function cutSeals(seals, of) {
	let all = [...seals], weights = Array(of).fill(0), heaviestFirst = all.toSorted((a, b) => weightOf(b) - weightOf(a) || comparePaths(a.path, b.path)), shardOf = /* @__PURE__ */ new Map();
	for (let seal of heaviestFirst) {
		let lightest = weights.indexOf(Math.min(...weights));
		weights[lightest] = (weights[lightest] ?? 0) + weightOf(seal), shardOf.set(seal, lightest);
	}
	let cut = Array.from({ length: of }, () => []);
	for (let seal of all) cut[shardOf.get(seal) ?? 0]?.push(seal);
	return cut;
}
function weightOf(seal) {
	return (seal.bytes ?? 0) + 16384;
}
// src/model/verdict.ts
const RANK = {
	fail: 0,
	unverifiable: 1,
	warning: 2,
	notice: 3
};
function verdictOf(findings, sealed, intact, listed = sealed) {
	return findings.some(({ code }) => code === "probe-failed" || code === "internal-error") ? "unverifiable" : findings.some(({ severity }) => severity === "fail") ? "fail" : findings.some(({ severity }) => severity === "unverifiable") ? "unverifiable" : listed > 0 && intact + acceptedIn(findings) === sealed ? "pass" : "unverifiable";
}
function acceptedIn(findings) {
	return findings.filter(({ code }) => code === "meaning-accepted").length;
}
function inOrder(findings) {
	return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || comparePaths(a.manifest ?? "", b.manifest ?? "") || comparePaths(a.path ?? "", b.path ?? "") || (a.line ?? 0) - (b.line ?? 0) || comparePaths(a.code, b.code));
}
function probesHold(probes) {
	let { control, planned, run, passed } = probes;
	return control.passed && planned > 0 && run === planned && passed === planned && probes.probes.length === planned;
}
// src/release/judgement.ts
const NO_EVIDENCE = "no sealed evidence was judged", ONLY_A_SHARE = "a run with `shard` judges no evidence: judge the packet in a run without it", NOTHING_JUDGED = {
	findings: [],
	blockers: [],
	decision: "HOLD_PRODUCTION",
	code: "no-evidence",
	reason: NO_EVIDENCE,
	holds: [NO_EVIDENCE],
	needed: [],
	packetStatus: "BLOCKED"
}, ONLY_SHARES_JUDGED = {
	...NOTHING_JUDGED,
	code: "held",
	reason: ONLY_A_SHARE,
	holds: [ONLY_A_SHARE]
};
// src/verify/observe.ts
async function observe(engine, root, seals, modes) {
	let observations = hasPromises(seals) ? await (await Promise.resolve().then(() => require("./commit-seals.cjs")).then((n) => n.observe_promises_exports)).observePromises(engine, root, seals, modes) : await engine(root, seals), verdicts = observations;
	if (verdicts.length !== seals.length || verdicts.includes(void 0)) throw Error(`the engine gave ${observations.length} verdicts for ${seals.length} seals`);
	let areAscii = require_hashing.isInColumns(seals) && seals.isAscii;
	if (!require_hashing.foldsNames(root, existing(seals, observations), areAscii)) return observations;
	let names = new require_hashing.ListedNames(root);
	return observations.map((observation, index) => {
		let seal = seals.at(index);
		return (seal !== void 0 && isThere(seal, observation) ? names.problem(seal.path) : void 0) ?? observation;
	});
}
function hasPromises(seals) {
	return !require_hashing.isInColumns(seals) && seals.some(({ exec, link, shards, unjudged }) => (exec ?? link ?? shards ?? unjudged) !== void 0);
}
function* existing(seals, observations) {
	if (require_hashing.isInColumns(seals)) return yield* existingInColumns(seals, observations);
	for (let [index, seal] of seals.entries()) isThere(seal, observations[index]) && (yield seal.path);
}
function* existingInColumns(seals, observations) {
	for (let [index, observation] of observations.entries()) wasRead(observation) && (yield require_hashing.pathAt(seals, index));
}
function isThere(seal, observation) {
	return seal.rawPath === void 0 && wasRead(observation);
}
function wasRead(observation) {
	return observation?.state === "intact" || observation?.state === "drifted";
}
// src/verify/coverage.ts
const MAX_GLOB_STEPS_PER_FILE = 1e5;
function coverage(root, covers, seals, exempt, work) {
	work.add(seals.length * MAX_GLOB_STEPS_PER_FILE);
	let globs = [...covers].map(([glob, test]) => ({
		glob,
		test,
		used: !1
	})), sealed = new Set(seals.map(require_hashing.sealKey)), strays = [], unlisted = [], entries = typeof root == "string" ? require_hashing.walk(root, (folder, code) => unlisted.push({
		folder,
		code
	})) : root;
	for (let entry of entries) {
		work.add(MAX_GLOB_STEPS_PER_FILE);
		let matching = globs.filter((glob) => glob.test(entry.path));
		for (let glob of matching) glob.used = !0;
		matching.length > 0 && !sealed.has(entry.key) && !exempt.has(entry.path) && strays.push(entry.path);
	}
	for (let glob of globs) glob.used ||= seals.some((seal) => glob.test(seal.path));
	return {
		strays: strays.sort(comparePaths),
		idle: globs.filter((glob) => !glob.used).map(({ glob }) => glob),
		unlisted
	};
}
// src/verify/stray-findings.ts
const MAX_GLOBS = 1e3, MAX_GLOB_STEPS = 5e7, STRAY_SEVERITY = {
	fail: "fail",
	warn: "warning",
	ignore: "notice"
};
function strayFindings(source, root, all, request, members) {
	return [...newFiles(source, members ?? root), ...unsealed(source, root, all, request, members)];
}
function placeOf({ archive, root }) {
	return archive?.key ?? root;
}
function newFiles(source, root) {
	let { commit, covers = [], excludes = [], seals } = source;
	if (commit === void 0 || covers.length === 0) return [];
	let none = /* @__PURE__ */ new Set();
	return look({
		source,
		root,
		covers,
		excludes,
		seals,
		exempt: none,
		pins: none,
		severity: "fail",
		noSeal: "the commit does not have it, and `new-files: fail` permits no new file"
	});
}
function unsealed(source, root, all, request, members) {
	let scopeOf = ({ commit, covers }) => commit === void 0 ? covers ?? [] : [], own = scopeOf(source), covers = [...own, ...request.covers];
	if (covers.length === 0 || request.unsealed === "ignore" || all.find((other) => placeOf(other) === root && JSON.stringify(scopeOf(other)) === JSON.stringify(own)) !== source) return [];
	let seals = all.filter((other) => placeOf(other) === root).flatMap((other) => [...other.seals]), files = all.flatMap((other) => [other.file, treeHashFile({
		file: other.file,
		sha256: other.sha256
	})].filter((file) => file !== void 0)), pinsLf = all.map(({ file, lfSha256 }) => treeHashFile({
		file,
		sha256: lfSha256
	})).filter((file) => file !== void 0), sealedPath = (file) => (0, node_path.relative)(root, inRealFolder(file)).split(node_path.sep).join("/"), [exempt, pins] = [new Set(files.map(sealedPath)), new Set(pinsLf.map(sealedPath))];
	return look({
		source,
		root: members ?? root,
		covers,
		excludes: request.covers.length === 0 ? source.excludes ?? [] : [],
		seals,
		exempt,
		pins,
		severity: STRAY_SEVERITY[request.unsealed],
		noSeal: "it is in the covered scope"
	});
}
function look(scope) {
	let { covers, source } = scope, manifest = source.name, refuse = (reason) => ({
		code: "covers-empty",
		severity: "unverifiable",
		manifest,
		reason
	});
	if (covers.length > MAX_GLOBS) return [refuse(`"covers" has ${covers.length} globs; at most ${MAX_GLOBS} are matched`)];
	try {
		return findingsOf(scope, refuse);
	} catch (error) {
		if (!(error instanceof GlobWorkError)) throw error;
		return [refuse(`its ${covers.length} "covers" globs take more than ${MAX_GLOB_STEPS} steps to match: use fewer or simpler ones`)];
	}
}
function findingsOf(scope, refuse) {
	let { source, root, covers, excludes, seals, exempt, pins, severity, noSeal } = scope, manifest = source.name, work = new GlobWork(MAX_GLOB_STEPS), globs = /* @__PURE__ */ new Map(), refused = [];
	for (let glob of covers) {
		let compiled = compileGlob(glob, work);
		typeof compiled == "string" ? refused.push(refuse(`the "covers" glob ${JSON.stringify(glob.slice(0, 200))} is not a glob: ${compiled}`)) : globs.set(glob, compiled);
	}
	let excluded = excludes.map((glob) => compileGlob(glob, work)).filter((glob) => typeof glob != "string"), { strays, idle, unlisted } = coverage(root, globs, seals, exempt, work), passesEmpty = source.passesEmpty === !0 && excludes.length > 0;
	return [
		...strays.filter((path) => !excluded.some((test) => test(path)) && !(passesEmpty && typeof root == "string" && isEmptyFile(root, path))).map((path) => ({
			code: "unsealed",
			severity,
			manifest,
			path,
			reason: pins.has(path) ? "it is the sha256 of the manifest with LF line endings, and the manifest has CRLF: its line endings were rewritten, as a checkout on Windows does" : noSeal
		})),
		...unlisted.map(({ folder, code }) => {
			let reason = `the folder cannot be listed (${code}), so files without a seal in it would not be seen`;
			return {
				code: "unreadable",
				severity: "unverifiable",
				manifest,
				path: folder,
				reason
			};
		}),
		...idle.map((glob) => refuse(`the glob ${JSON.stringify(glob.slice(0, 200))} has no match`)),
		...refused
	];
}
function inRealFolder(file) {
	try {
		return (0, node_path.join)(require_hashing.realPath((0, node_path.dirname)(file)), (0, node_path.basename)(file));
	} catch {
		return file;
	}
}
function isEmptyFile(root, path) {
	try {
		let stats = require_hashing.statsAt((0, node_path.join)(root, path));
		return stats?.isFile() === !0 && stats.size === 0;
	} catch {
		return !1;
	}
}
// src/model/version.ts
const VERSION = "1.0.0", NO_COUNTS = {
	sealed: 0,
	intact: 0,
	drifted: 0,
	missing: 0,
	unsealed: 0,
	unverifiable: 0
}, DRIFT = /* @__PURE__ */ new Set([
	"drifted",
	"symlink",
	"not-a-file",
	"mode-changed",
	"link-changed"
]);
function countsOf(observations, doubtful = 0) {
	let counts = {
		...NO_COUNTS,
		sealed: observations.length,
		drifted: -doubtful,
		unverifiable: doubtful
	};
	for (let { state } of observations) state === "intact" ? counts.intact++ : state === "missing" ? counts.missing++ : DRIFT.has(state) ? counts.drifted++ : counts.unverifiable++;
	return counts;
}
function sumCounts(all) {
	let total = { ...NO_COUNTS };
	for (let counts of all) for (let key of Object.keys(NO_COUNTS)) total[key] += counts[key];
	return total;
}
function manifestReport(source) {
	let { name, shownRoot, archive, format, commit, release, packet, sha256, seals, signature, notices } = source;
	return {
		path: name,
		root: shownRoot,
		...archive !== void 0 && { archive: archive.shownFile },
		format,
		...commit !== void 0 && { commit },
		...release?.host !== void 0 && { release: release.name },
		...packet !== void 0 && { packet },
		...sha256 !== void 0 && { sha256 },
		seals: seals.length,
		...signature !== void 0 && { signature },
		notices
	};
}
function assemble({ probes, sources, findings, counts, release, shard, run, config }) {
	let { decision, packetStatus, code, reason, holds, needed, blockers, expiry } = release;
	return {
		schema: "seal-gate/report/2",
		version: VERSION,
		verdict: verdictOf(findings, counts.sealed, counts.intact, countSeals(sources)),
		decision,
		packet_status: packetStatus,
		release: {
			code,
			reason,
			holds,
			needed,
			...expiry !== void 0 && { expiry }
		},
		counts,
		manifests: sources.map(manifestReport),
		...run !== void 0 && { run },
		...config !== void 0 && { config },
		...shard !== void 0 && { shard },
		findings: inOrder(findings),
		probes,
		blockers
	};
}
function countSeals(sources) {
	return sources.reduce((total, { seals }) => total + seals.length, 0);
}
// src/model/time.ts
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;
function utcMilliseconds(text) {
	if (!UTC.test(text)) return;
	let time = Date.parse(text);
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19) ? time : void 0;
}
function utcText(milliseconds) {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
// src/gate/evidence.ts
function evidencePackets(request, verified) {
	let wanted = wantedMap(request);
	return [...new Set(verified.map(({ root }) => root))].flatMap((root) => packetOf(root, verified, wanted) ?? []);
}
async function judgeEvidence(request, packets, run, rules) {
	let judgement = await judged(request, packets, run, rules);
	if (request.blockerMap === void 0 || packets.some(({ blockerMap }) => blockerMap !== void 0)) return judgement;
	let reason = "it was named as the blocker map, but it is not below the root of any manifest of this run", finding = {
		code: "blocker-map-invalid",
		severity: "fail",
		path: request.blockerMap,
		reason
	};
	return {
		...judgement,
		...heldBy(judgement, reason),
		findings: [...judgement.findings, finding]
	};
}
async function momentOf({ cwd, now, evidenceCommit, expiryNoticeDays = 0, run, git, gitFolder }, packets) {
	if (now === !1) return {};
	let clock = now === void 0 ? {
		now: utcText(Date.now()),
		source: "system"
	} : {
		now,
		source: "input"
	}, stated = evidenceCommit ?? run?.commit;
	return { moment: {
		clock,
		commit: stated === void 0 && git !== !1 && packets.some(({ files }) => files.some(namesCommit)) ? await (await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.head_exports)).headCommit(gitFolder?.(cwd) ?? cwd, process.env) : stated,
		noticeDays: expiryNoticeDays
	} };
}
function namesCommit({ bytes }) {
	return bytes !== void 0 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("\"commit\"");
}
async function judged(request, packets, run, rules) {
	return packets.length === 0 ? NOTHING_JUDGED : request.shard === void 0 ? (await Promise.resolve().then(() => require("./release.cjs")).then((n) => n.judge_exports)).judgeRelease({
		packets,
		...run,
		whole: !0,
		...await momentOf(request, packets)
	}, rules) : ONLY_SHARES_JUDGED;
}
function heldBy({ holds }, reason) {
	return {
		decision: "HOLD_PRODUCTION",
		code: "held",
		packetStatus: "BLOCKED",
		reason,
		holds: [reason, ...holds]
	};
}
function packetOf(root, verified, wanted) {
	let own = verified.filter((one) => one.root === root), blockerMap = wanted === void 0 ? void 0 : below(root, wanted);
	if (blockerMap !== void 0 || own.some(({ seals, observations }) => require_hashing.holdsDocument(root, seals, observations))) return {
		files: own.flatMap(({ name, seals, observations }) => require_hashing.sealedContents(root, seals, observations).map(({ seal, ...content }) => ({
			...content,
			seal,
			path: seal.path,
			manifest: name
		}))),
		findings: own.flatMap(({ findings }) => findings),
		...blockerMap !== void 0 && { blockerMap }
	};
}
function wantedMap({ cwd, blockerMap }) {
	return blockerMap === void 0 ? void 0 : (0, node_path.resolve)(require_hashing.realPath(cwd), blockerMap);
}
function below(root, place) {
	let path = (0, node_path.relative)(root, place);
	return path === "" || path === ".." || path.startsWith(`..${node_path.sep}`) || (0, node_path.resolve)(root, path) !== place ? void 0 : path.split(node_path.sep).join("/");
}
// src/gate/reseals.ts
async function judgeReseals(request, sources) {
	let { reseal, trusted, cwd, format, root, maxManifestBytes, maxEntries } = request;
	if (reseal === void 0) return [];
	let { configFindings, resealFindings, unknown } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.reseal_exports), now = trusted === void 0 && request.release === void 0 ? sources : await loadManifests(ofCheckout(request), () => void 0), unread = now.filter(({ problems }) => problems.some(({ code }) => code !== "manifest-not-found")), broken = new Set(unread.map(({ name }) => name)), places = now.filter(({ name, file, commit }) => file !== void 0 && commit === void 0 && !broken.has(name)).map(({ name, shownRoot, seals, covers = [], excludes = [] }) => ({
		manifest: name,
		root: shownRoot,
		seals,
		covers,
		excludes
	})), policy = {
		...reseal,
		manifests: reseal.manifests.filter((name) => !broken.has(name))
	}, unknowns = trusted === void 0 ? [] : unread.map((source) => unknown(reseal, unreadText(source))), found = await resealFindings(policy, places, {
		format,
		cwd,
		...root !== void 0 && { root: require_hashing.relativePath((0, node_path.resolve)(cwd, root), cwd) },
		...maxManifestBytes !== void 0 && { maxBytes: maxManifestBytes },
		...maxEntries !== void 0 && { maxEntries }
	});
	return [
		...configFindings(reseal),
		...unknowns,
		...found
	];
}
function unreadText({ name, problems: [first] }) {
	return `${JSON.stringify(name)} in the checkout cannot be read (${first?.reason ?? "no reason is known"})`;
}
function ofCheckout({ trusted: _, release: __, ...request }) {
	return {
		...request,
		manifests: request.reseal?.here ?? request.manifests
	};
}
// src/model/cut.ts
function digestOfCut(shares) {
	let hash = (0, node_crypto.createHash)("sha256");
	for (let { seals, judged } of shares) hash.update(`${seals} ${judged}\n`);
	return hash.digest("hex");
}
// src/gate/shards.ts
async function identityOf({ run = {}, shard, git, gitFolder, cwd }) {
	let commit = shard !== void 0 && run.commit === void 0 && git !== !1 ? await (await Promise.resolve().then(() => require("./git.cjs")).then((n) => n.head_exports)).headCommit(gitFolder?.(cwd) ?? cwd, process.env) : void 0, identity = {
		...run,
		...commit !== void 0 && { commit }
	};
	return Object.keys(identity).length === 0 ? void 0 : identity;
}
function shardReport({ shard, run }, sources) {
	if (shard === void 0) return;
	let readable = sources.flatMap(({ root, seals, problems }) => root === void 0 || problems.length > 0 ? [] : [{
		root,
		seals
	}]), cuts = readable.map(({ seals }) => cutSeals(seals, shard.of)), shares = Array.from({ length: shard.of }, (_, index) => shareOf(cuts.map((cut) => cut[index] ?? []))), own = shares[shard.index - 1];
	if (own === void 0) throw RangeError(`there is no shard ${shard.index} of ${shard.of}`);
	let tree = run?.id === void 0 ? { tree: require_hashing.treeStamp(readable) } : {};
	return {
		...shard,
		...own,
		cut: digestOfCut(shares),
		...tree
	};
}
function shareOf(parts) {
	let judged = (0, node_crypto.createHash)("sha256");
	for (let part of parts) {
		for (let seal of part) judged.update(`${sealLine(seal)}\n`);
		judged.update("\n");
	}
	return {
		seals: parts.reduce((total, { length }) => total + length, 0),
		judged: judged.digest("hex")
	};
}
function sealLine(seal) {
	let digests = require_hashing.algorithmsOf(seal).map((algorithm) => [algorithm, seal.digests[algorithm]]), { line, path, bytes, exec, link } = seal;
	return JSON.stringify([
		line,
		path,
		bytes ?? null,
		digests,
		...exec === void 0 && link === void 0 ? [] : [exec ?? null, link ?? null]
	]);
}
function emptyShard({ shard }, sources, counts) {
	let listed = sources.reduce((total, { seals }) => total + seals.length, 0);
	return shard === void 0 || listed === 0 || counts.sealed > 0 ? [] : [{
		code: "shard-empty",
		severity: "notice",
		reason: `${listed === 1 ? "the one sealed file is" : `the ${listed} sealed files are`} in other shards than ${shard.index}/${shard.of}: this job alone shows nothing, and "merge" makes the verdict`
	}];
}
// src/gate/validators.ts
async function runPacketValidators(request, verified) {
	if (request.runValidator !== !0) return [];
	let [first] = verified, named = first === void 0 ? {} : { manifest: first.name }, refuse = (reason) => [{
		code: "validator-not-run",
		severity: "unverifiable",
		...named,
		reason
	}];
	if (request.shard !== void 0) return refuse("validators judge whole packets, and this run judges a share of the seals");
	let { runValidators, validatorFindings } = await Promise.resolve().then(() => require("./validator.cjs")).then((n) => n.run_validators_exports), { evidenceOf } = await Promise.resolve().then(() => require("./release.cjs")).then((n) => n.evidence_exports), findings = [], packets = 0;
	for (let root of new Set(verified.map((one) => one.root))) {
		let own = verified.filter((one) => one.root === root);
		for (let { files } of evidencePackets(request, own)) {
			let evidence = evidenceOf(files);
			packets++, findings.push(...validatorFindings(await runValidators(root, evidence), evidence, own[0]?.name ?? ""));
		}
	}
	return packets === 0 ? refuse("validators were asked for, and nothing that is sealed here is evidence") : findings;
}
// src/gate/gate.ts
async function gate(request, selfTest, { engine, rules } = {}) {
	let examination = request.causes === !1 ? void 0 : () => Promise.resolve().then(() => require("./drift.cjs")).then((n) => n.diagnose_in_workers_exports), pool = new HashingPool(request.threads ?? "auto", request.progress, examination), probes = typeof selfTest == "function" ? null : selfTest;
	try {
		let { sources, findings: signatures, probed } = await judgeSigners(request, await loadManifests(request, (bytes) => pool.expect(bytes), engine === void 0 ? pool.hashBlobs : void 0)), judgeFiles = () => judgeManifests(sources, request, engine ?? pool.engine), manifests = request.release === void 0 ? await judgeFiles() : await judgeAssets(sources, request, judgeFiles);
		pool.close();
		let packets = evidencePackets(request, manifests.verified);
		typeof selfTest == "function" && (probes = await selfTest(request.shard === void 0 ? packets : [])), probes = probed(probes);
		let { counts } = manifests, judged = await acceptedBy(request, sources, manifests.findings), verdictOn = (findings) => verdictOf(findings, counts.sealed, counts.intact, countSeals(sources)), sealFindings = [
			...probeFindings(probes),
			...emptyShard(request, sources, counts),
			...await setFindings(request, sources),
			...signatures,
			...await judgeReseals(request, sources),
			...judged
		], validated = verdictOn(sealFindings) === "pass" ? await runPacketValidators(request, manifests.verified) : [], byteFindings = [...sealFindings, ...validated], release = await judgeEvidence(request, packets, {
			verdict: verdictOn(byteFindings),
			probes
		}, rules), shown = await withholdSecrets(await withholdQuotes([
			...byteFindings,
			...release.findings,
			...clearanceFindings(request, release)
		], sources, request), release), run = await identityOf(request);
		return assemble({
			probes,
			sources,
			...shown,
			counts,
			shard: shardReport(request, sources),
			run,
			config: request.config
		});
	} catch (error) {
		return brokenReport(error, probes);
	} finally {
		await pool.close();
	}
}
async function judgeSigners(request, sources) {
	return request.signer === void 0 ? {
		sources,
		findings: [],
		probed: (probes) => probes
	} : (await Promise.resolve().then(() => require("./signatures.cjs")).then((n) => n.judge_exports)).judgeSignatures(request, sources);
}
async function judgeAssets(sources, request, judgeFiles) {
	return (await Promise.resolve().then(() => require("./release-lists.cjs")).then((n) => n.release_lists_exports$1)).judgeReleaseLists(sources, request, judgeFiles);
}
async function acceptedBy(request, sources, findings) {
	return request.accept === void 0 || request.accept.length === 0 ? findings : (await Promise.resolve().then(() => require("./accepted-meanings.cjs"))).acceptMeanings(findings, sources, request);
}
async function withholdQuotes(findings, sources, request) {
	if (!findings.some(({ drift, location }) => drift !== void 0 || location !== void 0)) return findings;
	let { withholdBytes, withoutBytes } = await Promise.resolve().then(() => require("./quote.cjs")).then((n) => n.withhold_exports);
	if (request.quotes === !1) return findings.map(withoutBytes);
	let roots = new Map(sources.map(({ name, root }) => [name, root]));
	return await withholdBytes(findings, ({ manifest = "" }) => roots.get(manifest), request.git === !1 ? void 0 : request.gitFolder ?? ((root) => root));
}
async function withholdSecrets(findings, release) {
	return findings.every(({ reason, git, drift }) => (reason ?? git ?? drift) === void 0) && release.code === "no-evidence" ? {
		findings,
		release
	} : (await Promise.resolve().then(() => require("./quote.cjs")).then((n) => n.secret_texts_exports)).withholdSecretTexts({
		findings,
		release
	});
}
function brokenReport(error, probes) {
	return assemble({
		probes,
		sources: [],
		findings: [{
			code: "internal-error",
			severity: "unverifiable",
			reason: require_hashing.errorMessage(error)
		}],
		counts: NO_COUNTS,
		release: NOTHING_JUDGED,
		shard: void 0
	});
}
async function judgeManifests(sources, request, engine) {
	let judge, drift = async () => (judge ??= new (await (Promise.resolve().then(() => require("./drift-findings.cjs")).then((n) => n.drift_findings_exports))).DriftJudge(request), judge), judged = [];
	for (let source of sources) judged.push(await judgeManifest(source, sources, request, engine, drift));
	return {
		counts: sumCounts(judged.map((one) => one.counts)),
		findings: judged.flatMap((one) => one.findings),
		verified: judged.flatMap((one) => one.verified)
	};
}
async function judgeManifest(source, all, request, engine, drift) {
	let problems = manifestFindings(source), { name, root, archive } = source, { shard } = request;
	if (root === void 0 && archive === void 0 || problems.length > 0) return {
		counts: NO_COUNTS,
		findings: problems,
		verified: []
	};
	let seals = shard === void 0 ? source.seals : sealsOfShard(source.seals, shard);
	if (root === void 0) return (await Promise.resolve().then(() => require("./archive.cjs")).then((n) => n.archive_exports)).judgeArchive(source, seals, all, request, drift);
	let observations = await observe(await withoutSeen(engine, source), root, seals, source.modes), isWhole = observations.every(({ state }) => state === "intact"), faults = isWhole ? [] : await (await drift()).findings(source, root, seals, observations), doubt = isWhole ? void 0 : await doubtful(source, root, {
		seals,
		observations,
		findings: faults
	});
	if (doubt?.reading !== void 0) return judgeManifest(doubt.reading, all, request, engine, drift);
	let texts = await brokenTextRules(source, root, observations, seals, request.textRules), findings = [...doubt?.findings ?? faults, ...texts], strays = shard === void 0 || shard.index === 1 ? strayFindings(source, root, all, request) : [], unsealed = strays.filter(({ code }) => code === "unsealed").length;
	return {
		counts: {
			...countsOf(observations, doubt?.files),
			unsealed
		},
		findings: [...findings, ...strays],
		verified: source.commit === void 0 ? [{
			name,
			root,
			seals,
			observations,
			findings
		}] : []
	};
}
async function withoutSeen(engine, { seen }) {
	return seen === void 0 ? engine : (await Promise.resolve().then(() => require("./commit-seals.cjs")).then((n) => n.seen_files_exports)).engineForTheRest(engine, seen);
}
async function brokenTextRules({ name }, root, observations, seals, rules = []) {
	if (rules.length === 0) return [];
	let { textRuleFindings } = await Promise.resolve().then(() => require("./text-rules.cjs")).then((n) => n.text_rule_findings_exports);
	return textRuleFindings(name, root, seals, observations, rules);
}
async function doubtful(source, root, judged) {
	return source.assumed && (await Promise.resolve().then(() => require("./assumed-digests.cjs"))).doubtOf(source, root, judged);
}
async function setFindings(request, sources) {
	let whole = await wholeBagFindings(sources);
	return [
		...pinFindings(request, sources),
		...request.release === void 0 ? conflictFindings(sources) : [],
		...whole,
		...noManifest(sources)
	];
}
function probeFindings(probes) {
	if (probes === null || probesHold(probes)) return [];
	let what = [probes.control, ...probes.probes].filter(({ passed }) => !passed).map(({ id, expected, seen }) => `${id}: expected ${expected}, seen ${seen}`).join("; ");
	return [{
		code: "probe-failed",
		severity: "unverifiable",
		reason: `${probes.passed} of ${probes.planned} probes were refused as they must be (${what || `${probes.run} ran`}): this gate cannot be trusted on this runner`
	}];
}
function noManifest(sources) {
	return sources.length > 0 ? [] : [{
		code: "manifest-not-found",
		severity: "unverifiable",
		reason: "no manifest was named and no seals were given: nothing was checked"
	}];
}
function clearanceFindings({ requireClearance }, { decision, reason }) {
	return !requireClearance || decision === "CLEARED_FOR_OPERATOR" ? [] : [{
		code: "production-held",
		severity: "fail",
		reason: `clearance is required, but ${reason}`
	}];
}
// src/gate/run.ts
async function runGate(request, selfTest) {
	if (selfTest === null) return gate(request, null);
	let seals = await selfTest.seals();
	return gate(request, async (packets) => packets.length === 0 ? seals : selfTest.everything(packets));
}
// src/probes/self-test.ts
const SELF_TEST = {
	seals: async () => (await Promise.resolve().then(() => require("./self-test.cjs")).then((n) => n.together_exports)).runTogether(),
	everything: async (packets) => (await Promise.resolve().then(() => require("./probes.cjs")).then((n) => n.all_exports)).runAllProbes(packets)
};
// src/commands/verify.ts
function runIdentity(name, env) {
	let { GITHUB_RUN_ID: workflow = "", GITHUB_RUN_ATTEMPT: attempt = "", GITHUB_SHA: commit, GITHUB_REF: ref } = env, id = name === "" ? workflow : name;
	if (id !== "") return {
		id,
		...ATTEMPT.test(attempt) && { attempt },
		...commit && { commit },
		...ref && { ref }
	};
}
const ATTEMPT = /^[1-9][0-9]{0,8}$/;
function isInJob(env) {
	return [env.GITHUB_ACTIONS, env.CI].some((value) => value !== void 0 && ![
		"",
		"0",
		"false"
	].includes(value));
}
function verify(request, { probes }) {
	return runGate(request, probes ? SELF_TEST : null);
}
async function trustedRef({ "trusted-ref": ref, "max-manifest-bytes": limit }, cwd) {
	if (ref === "") return;
	let { gitBase } = await Promise.resolve().then(() => require("./reseal.cjs")).then((n) => n.base_exports), trusted = await gitBase(cwd, ref, "commit", process.env, limit).catch((error) => {
		throw new UsageError(`the manifests cannot be read at the commit ${JSON.stringify(ref)}: ${require_hashing.errorMessage(error)}`);
	});
	if (trusted === void 0) throw new UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`);
	return trusted;
}
function sealedCommit(options, found) {
	let { "unchanged-since": ref, paths, "new-files": newFiles } = options;
	if (ref === "") {
		if (paths.length + options.repairs.length > 0 || newFiles !== "allow") throw new UsageError("\"paths\" and \"new-files\" are about \"unchanged-since\": name a ref");
	} else {
		if (found === void 0 && (ref === "base" || ref === "latest-release")) throw new UsageError(`"unchanged-since: ${ref}" has a meaning in the action only: name a tag, branch or commit, or latest-tag`);
		return {
			ref,
			...found,
			paths,
			newFiles,
			repairs: repairsOf(options.repairs)
		};
	}
}
const REPAIR = /^([0-9a-f]{64})[ \t]+(\S.*?)[ \t]+#[ \t]*(\S.*)$/i;
function repairsOf(lines) {
	let repairs = /* @__PURE__ */ new Map();
	for (let line of lines) {
		let [, sha256 = "", path = "", reason = ""] = REPAIR.exec(line) ?? [];
		if (path === "") throw new UsageError(`"repairs" has the line ${JSON.stringify(line)}: write the sha256 of the new bytes, the path, and "# REASON"`);
		if (repairs.has(path)) throw new UsageError(`"repairs" lists ${JSON.stringify(path)} twice`);
		repairs.set(path, {
			path,
			sha256: sha256.toLowerCase(),
			reason
		});
	}
	return [...repairs.values()];
}
async function signerOf(options, folder, trusted) {
	let { "signed-by": signedBy, "public-key": key, bundle, "trusted-root": root } = options;
	if (signedBy.length !== 0 || key + bundle + root !== "") return (await Promise.resolve().then(() => require("./signatures.cjs")).then((n) => n.signed_by_exports)).readSigner(options, folder, trusted);
}
// src/options/request.ts
function toGateRequest(options, cwd, manifests) {
	let values = options, given = Object.entries(GATE).flatMap(([name, row]) => "request" in row && isGiven(values[name]) ? [[row.request, values[name]]] : []), { format, covers, unsealed, "require-clearance": requireClearance } = options;
	return {
		cwd,
		manifests,
		format,
		covers,
		unsealed,
		requireClearance,
		...Object.fromEntries(given)
	};
}
function isGiven(value) {
	return value !== void 0 && value !== "" && value !== !1 && !(Array.isArray(value) && value.length === 0);
}
// src/model/proof.ts
function proveSealed(seal, bytes) {
	if (require_hashing.matchesSeal(seal, bytes)) return {
		bytes: bytes.length,
		verified: require_hashing.algorithmsOf(seal)
	};
}
// src/manifests/csv.ts
const MISPLACED_QUOTE = "a quotation mark is not allowed at this place in a field";
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
// src/report/counts.ts
function withThousands(count) {
	return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
function pluralize(count, one, many = `${one}s`) {
	return `${withThousands(count)} ${count === 1 ? one : many}`;
}
// src/report/escape.ts
const PRINTABLE_ASCII = /^[ -~]*$/, PLAINLY_SEEN = /^[ -~×…→\u2400-\u2421]*$/, INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}\\u2800]|(?! )\\p{Zs}";
let invisible;
const MAX_SHOWN = 6e3, LOOK_ALIKES = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυ", LOOK_ALIKE = RegExp(`[${LOOK_ALIKES}]`, "gu"), ALL_LOOK_ALIKE = RegExp(`^[${LOOK_ALIKES}]+$`, "u"), PLAIN_NAME = /^[\w@%+=,./-]+$/;
function codePoint(character) {
	return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
function showInvisible(text) {
	let shown = shorten(text);
	return PLAINLY_SEEN.test(shown) ? shown : (invisible ??= RegExp(INVISIBLE, "gu"), shown.replace(invisible, codePoint));
}
function shorten(text) {
	return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}… (${text.length} characters)`;
}
function hasInvisible(text) {
	return showInvisible(text) !== text;
}
function hasControls(text) {
	return /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u.test(text);
}
function quotePath(path) {
	return showLookAlikes(showInvisible(JSON.stringify(path)));
}
function showLookAlikes(text) {
	return PRINTABLE_ASCII.test(text) ? text : text.replace(/\p{L}+/gu, (word) => /[A-Za-z]/.test(word) || ALL_LOOK_ALIKE.test(word) ? word.replace(LOOK_ALIKE, codePoint) : word);
}
function escapeLog(text) {
	return showInvisible(text).replaceAll("::", ":\\u{3A}").replaceAll("##[", "#\\u{23}[");
}
function escapeHtml(text) {
	return showInvisible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
const MARKDOWN = RegExp(`(${/[@$]|#(?=\d)|(?<=\bGH|\bGHSA)-|:(?=\/\/|[\w+-]+:)|(?<=www)\.|\b(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}\b/.source})|([&<>\`|\\\\*_~[\\]]|:(?=\\S))`, "gi");
function escapeMarkdown(text) {
	return showInvisible(text).replace(MARKDOWN, (found, reference) => reference === void 0 ? entities(found) : `<code>${entities(found)}</code>`);
}
function entities(text) {
	return text.replace(/[^A-Za-z0-9]/g, (character) => `&#${character.charCodeAt(0)};`);
}
const PLAINLY_SEEN_JSON = /^[\n -~×…→\u2400-\u2421]*$/;
function escapeJson(json) {
	return PLAINLY_SEEN_JSON.test(json) ? json : (invisible ??= RegExp(INVISIBLE, "gu"), json.replace(invisible, (character) => character === "\n" ? character : Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")));
}
function codeSpan(text) {
	let shown = showInvisible(text).replace(/[`|]/g, codePoint);
	return shown.trim() === "" ? `\`${"␠".repeat(shown.length) || "(empty)"}\`` : `\`${shown}\``;
}
function sentenceWithCode(sentence) {
	return sentence.split("`").map((part, index) => index % 2 == 1 ? codeSpan(part) : escapeMarkdown(part)).join("");
}
function codePath(path) {
	return codeSpan(PLAIN_NAME.test(path) ? path : quotePath(path));
}
function unchanged(command, escaped) {
	return command !== void 0 && escaped(command) === command ? command : void 0;
}
const WINDOWS_SPECIAL = /["%$`!^\u2018-\u201f]/, PLATFORM = globalThis.process?.platform ?? "linux";
function quoteShell(path, platform = PLATFORM) {
	if (hasInvisible(path) || path === "") return;
	let word = path.startsWith("-") ? `./${path}` : path;
	return platform === "win32" ? WINDOWS_SPECIAL.test(word) ? void 0 : /^[A-Za-z0-9_./-]+$/.test(word) ? word : `"${word}"` : /^[A-Za-z0-9_@%+=,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
function name(text) {
	return /^[\w@%+=,./-]+$/.test(text) ? text : quotePath(text);
}
// src/report/run-sentences.ts
function runSentence({ verdict, counts, findings }) {
	let { sealed, intact, drifted, missing, unsealed } = counts;
	if (verdict === "pass" && sealed === 0) return "This shard has no sealed file, so it shows nothing by itself.";
	if (verdict === "pass" && intact < sealed) return acceptedSentence(sealed, intact, acceptedIn(findings));
	if (verdict === "pass") return sealed === 1 ? "The sealed file has exactly its sealed bytes." : `All ${withThousands(sealed)} sealed files have exactly their sealed bytes.`;
	if (verdict === "unverifiable") return "This could not be judged, so it does not pass.";
	let wrong = [
		...drifted > 0 ? [`${withThousands(drifted)} drifted`] : [],
		...missing > 0 ? [`${withThousands(missing)} missing`] : [],
		...unsealed > 0 ? [`${withThousands(unsealed)} without a seal`] : []
	];
	return wrong.length === 0 ? "Refused." : `Not as sealed: ${wrong.join(", ")}, of ${pluralize(sealed, "sealed file")}.`;
}
function acceptedSentence(sealed, intact, accepted) {
	let others = accepted === 1 ? "1 has another layout" : `${withThousands(accepted)} have another layout`;
	return `${withThousands(intact)} of ${pluralize(sealed, "sealed file")} ${intact === 1 ? "has" : "have"} exactly the sealed bytes; ${others}, which \`accept\` permits.`;
}
function isPacketJudged({ release }) {
	return release.code !== "no-evidence";
}
function toneOf(report) {
	let isHeld = isPacketJudged(report) && report.decision === "HOLD_PRODUCTION";
	return report.verdict === "pass" && isHeld ? "held" : report.verdict;
}
function resultWords(report) {
	let verdict = report.verdict.toUpperCase();
	return isPacketJudged(report) ? `${verdict}, ${report.decision}` : verdict;
}
const NEXT = {
	pass: "Nothing to do.",
	held: "The files need no action. What the release is waiting for is listed below.",
	fail: "Each file below is listed with what to do about it. The gate passes when the sealed bytes are back, or when the change is sealed.",
	unverifiable: "Fix the problem below and run the gate again. Until then, nothing is known about the files."
};
function nextStep(report) {
	return NEXT[toneOf(report)];
}
function patchText(files) {
	return `\`restore.patch\` has the sealed bytes of ${pluralize(files, "file")}: \`git -c core.autocrlf=false apply restore.patch\` writes them back, and never over a file that has changed since this run.`;
}
function decisionMeaning({ decision }) {
	return decision === "HOLD_PRODUCTION" ? "production is held until sealed evidence closes every blocker." : "no blocker is open. The gate no longer holds the release; the operator decides.";
}
function probesText({ probes }) {
	return probes === null ? "off" : `${probes.passed}/${probes.planned}`;
}
function configLines({ config }) {
	if (config === void 0) return [];
	let { path, at, keys, overridden } = config, over = overridden.length === 0 ? "" : `; overridden: ${overridden.join(", ")}`;
	return [`configuration ${quotePath(path)}${at === void 0 ? "" : ` at ${at}`}: ${keys.join(", ") || "no key in force"}${over}`];
}
// src/manifests/json-text.ts
function jsonText(value) {
	return `${JSON.stringify(value, null, 2)}\n`;
}
// src/report/bundle.ts
const NO_PROBES = {
	schema: "seal-gate/probe-results/1",
	control: {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "not run",
		passed: !1
	},
	planned: 0,
	run: 0,
	passed: 0,
	probes: []
};
function* reportJson(report) {
	let before = "{\n";
	for (let [key, value] of Object.entries(report)) value !== void 0 && (yield `${before}  ${JSON.stringify(key)}: `, before = ",\n", key === "findings" ? yield* findingLines(report.findings) : yield escapeJson(JSON.stringify(value, null, 2).replaceAll("\n", "\n  ")));
	yield "\n}\n";
}
function* findingLines(findings) {
	let before = "[\n    ";
	for (let finding of findings) yield before + escapeJson(JSON.stringify(finding)), before = ",\n    ";
	yield findings.length === 0 ? "[]" : "\n  ]";
}
function blockerMapJson({ decision, blockers }) {
	return json({
		schema: "seal-gate/effective-blocker-map/1",
		decision,
		blockers
	});
}
function probeResultsJson({ probes }) {
	return json(probes ?? NO_PROBES);
}
function json(value) {
	return escapeJson(jsonText(value));
}
function* partsOf(rendered) {
	if (typeof rendered == "string") return yield rendered;
	let part = "";
	for (let text of rendered) part += text, part.length < 65536 || (yield part, part = "");
	part !== "" && (yield part);
}
function wholeOf(rendered) {
	return typeof rendered == "string" ? rendered : [...rendered].join("");
}
// src/report/release-text.ts
const STATUS = {
	BLOCKED: "its evidence cannot be used in its present state",
	READY_NOT_APPLIED: "no rule denies it, but the change has not been rehearsed on a clone yet",
	REHEARSED: "the change was applied to a clone and rolled back there, which proves nothing about production"
};
function packetMeaning(status) {
	return STATUS[status];
}
function releaseLines(report) {
	let { decision, packet_status, release, blockers } = report;
	return isPacketJudged(report) ? [
		`Decision ${decision}: ${decisionMeaning(report)}`,
		`Packet ${packet_status}: ${STATUS[packet_status]}.`,
		`Reasons to hold: ${some(release.holds, "; ") || "none"}.`,
		blockersLine(blockers),
		`The operator must supply: ${some(release.needed, "; ") || "nothing that the evidence lists"}.`,
		...expiryLine(release.expiry)
	].map(showInvisible) : [];
}
function expiryLine(expiry) {
	if (expiry === void 0) return [];
	let { clock, next } = expiry, source = clock.source === "input" ? "the input `now`" : "the clock of this machine";
	return [`Expires next: ${next === void 0 ? "nothing" : `${next.blocker === void 0 ? next.path : `the claim of ${next.blocker}`}, at ${next.not_after}`}. It is ${clock.now} (${source}).`];
}
function blockersLine(blockers) {
	let open = blockers.filter(({ state }) => state === "OPEN");
	if (blockers.length === 0) return "Blockers: no blocker map was judged.";
	if (open.length === 0) return `Blockers: none of ${withThousands(blockers.length)} is open; each is closed by sealed evidence.`;
	let waiting = new Set(open.map(({ id }) => id));
	return `Close first: ${some(open.filter(({ depends_on = [] }) => !depends_on.some((id) => waiting.has(id))).map(({ id, progress }) => progress === void 0 ? id : `${id} (${progress})`), ", ") || "none, because they wait for each other"}. ${open.length} of ${blockers.length} are open.`;
}
function some(items, between) {
	let rest = items.length - 3;
	return [...items.slice(0, 3), ...rest > 0 ? [`${rest} more in report.json`] : []].join(between);
}
// src/report/text/text.ts
const COLOUR = {
	fail: "red",
	unverifiable: "yellow",
	warning: "yellow",
	notice: "cyan",
	pass: "green",
	held: "yellow"
};
async function renderText(report, { colour = !1, all = !1, rest = "report.json lists" } = {}) {
	let paint = (text, name) => colour ? (0, node_util.styleText)(COLOUR[name], text, { validateStream: !1 }) : text, before = [
		...configLines(report).map(escapeLog),
		...report.manifests.flatMap(manifestLines),
		""
	], after = countLines(report), room = all ? Infinity : Math.max(60 - before.length - after.length - 2, 30), { lines, last } = report.findings.length === 0 ? {
		lines: [],
		last: runSentence(report)
	} : (await Promise.resolve().then(() => require("./findings.cjs")).then((n) => n.text_exports)).findingsText(report, {
		room,
		rest,
		paint
	});
	return [
		...before,
		...lines,
		...after,
		escapeLog(last),
		paint(resultWords(report), toneOf(report)),
		""
	].join("\n");
}
function manifestLines({ path, format, packet, sha256, seals, notices }) {
	let name = packet === void 0 ? "" : `, packet ${quotePath(packet)}`;
	return [
		escapeLog(`${quotePath(path)}: ${pluralize(seals, "seal")}, format ${format}${name}`),
		...sha256 === void 0 ? [] : [`  sha256 ${escapeLog(sha256)}`],
		...notices.map((notice) => `  note: ${escapeLog(notice)}`)
	];
}
function countLines(report) {
	let { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts, named = Object.entries({
		intact,
		drifted,
		missing,
		unverifiable,
		"without a seal": unsealed
	}).filter(([name, count]) => name === "intact" || count > 0);
	return [
		`${withThousands(sealed)} sealed: ${named.map(([name, count]) => `${withThousands(count)} ${name}`).join(", ")}`,
		`self-test: ${probesText(report)}`,
		...releaseLines(report).map(escapeLog)
	];
}
// src/commands/named-file.ts
function readNamed(name, cwd, limit, kind = "file") {
	refuseLeadingOut(name, cwd, kind);
	try {
		return require_hashing.readNamedFile(cwd, name, limit);
	} catch (error) {
		throw new UsageError(`${JSON.stringify(name)} cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
function refuseLeadingOut(name, cwd, kind = "file") {
	let out;
	try {
		out = require_hashing.escapesFolder(cwd, name);
	} catch (error) {
		let code = require_hashing.errorCode(error);
		throw code === "ENOENT" || code === "ENOTDIR" ? new MissingError(kind, name) : new UsageError(`${JSON.stringify(name)} cannot be accessed: ${code}`);
	}
	if (out) throw new UsageError(`${JSON.stringify(name)} is a link that leads out of this folder`);
}
// src/manifests/json-pointer.ts
function pointerKey(key) {
	return String(key).replaceAll("~", "~0").replaceAll("/", "~1");
}
function pointerKeys(pointer) {
	if (pointer === "") return [];
	if (pointer.startsWith("/") && !/~(?![01])/.test(pointer)) return pointer.slice(1).split("/").map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function splitPointer(pointer) {
	let key = pointerKeys(pointer)?.at(-1);
	return key === void 0 ? void 0 : {
		parent: pointer.slice(0, pointer.lastIndexOf("/")),
		key
	};
}
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
// src/report/outputs.ts
const BUNDLE = [
	{
		name: "report.json",
		mediaType: "application/json",
		namesPaths: !0,
		render: reportJson
	},
	{
		name: "blocker-map.json",
		mediaType: "application/json",
		render: blockerMapJson
	},
	{
		name: "probe-results.json",
		mediaType: "application/json",
		render: probeResultsJson
	}
];
function bundleFiles(report) {
	return BUNDLE.map(({ name, render }) => ({
		name,
		text: render(report)
	}));
}
const OUTPUT_ROWS = [
	{
		name: "text",
		mediaType: "text/plain",
		namesPaths: !0,
		render: (report) => renderText(report, { all: !0 })
	},
	{
		name: "annotations",
		mediaType: "application/json",
		namesPaths: !0,
		render: async (report, context) => JSON.stringify((await Promise.resolve().then(() => require("./findings.cjs")).then((n) => n.annotations_exports)).annotations(report, context))
	},
	{
		name: "summary",
		mediaType: "text/markdown",
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./findings.cjs")).then((n) => n.summary_exports)).renderSummary(report, context)
	},
	...BUNDLE,
	{
		name: "report.html",
		mediaType: "text/html",
		always: !0,
		flag: "html",
		file: {
			kind: "page",
			beginning: "<!doctype html>"
		},
		isAvailable: async () => (await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.assets_exports)).SCRIPT !== "",
		render: async (report, context) => (await Promise.resolve().then(() => require("./page.cjs")).then((n) => n.document_exports)).renderHtml(report, context)
	},
	{
		name: "results.sarif",
		mediaType: "application/sarif+json",
		input: "sarif",
		flag: "sarif",
		file: {
			kind: "SARIF log",
			beginning: "{\"$schema\":\"https://docs.oasis-open.org/sarif/"
		},
		takesFixes: !0,
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./sarif.cjs")).then((n) => n.sarif_exports)).renderSarif(report, context)
	},
	{
		name: "junit.xml",
		mediaType: "application/xml",
		input: "junit",
		flag: "junit",
		file: {
			kind: "JUnit report",
			beginning: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Seal Gate\""
		},
		namesPaths: !0,
		render: async (report, context) => (await Promise.resolve().then(() => require("./junit.cjs")).then((n) => n.junit_exports)).renderJunit(report, context)
	},
	{
		name: "code-quality.json",
		mediaType: "application/json",
		input: "code-quality",
		flag: "code-quality",
		file: {
			kind: "Code Quality report",
			beginning: "[{\"check_name\":\"seal-gate/",
			empty: "[]\n"
		},
		render: async (report, context) => (await Promise.resolve().then(() => require("./code-quality.cjs"))).renderCodeQuality(report, context)
	},
	{
		name: "results.tap",
		mediaType: "text/plain",
		input: "tap",
		flag: "tap",
		file: {
			kind: "TAP stream",
			beginning: "TAP version 14\n# Seal Gate"
		},
		render: async (report, context) => (await Promise.resolve().then(() => require("./tap.cjs"))).renderTap(report, context)
	},
	{
		name: "badge.json",
		mediaType: "application/json",
		always: !0,
		flag: "badge",
		file: {
			kind: "badge",
			beginning: "{\"schemaVersion\":1,\"label\":\"Seal Gate\""
		},
		render: async (report) => (await Promise.resolve().then(() => require("./numbers.cjs")).then((n) => n.badge_exports)).renderBadge(report)
	},
	{
		name: "trend.jsonl",
		mediaType: "application/x-ndjson",
		always: !0,
		flag: "trend",
		file: {
			kind: "line of numbers",
			beginning: "{\"schema\":\"seal-gate/trend/1\""
		},
		render: async (report, context) => (await Promise.resolve().then(() => require("./numbers.cjs")).then((n) => n.trend_exports)).renderTrend(report, context)
	}
], CONFIG_PATH = ".github/seal-gate.yml", MISNAMED = ".github/seal-gate.yaml";
function configPlace(named, cwd, top = require_hashing.folderWithGit(cwd) ?? (0, node_path.resolve)(cwd)) {
	if (named !== "none") return named === "" ? {
		folder: top,
		name: CONFIG_PATH,
		required: !1
	} : {
		folder: (0, node_path.resolve)(cwd),
		name: named,
		required: !0
	};
}
function isConfigured({ folder, name, required }) {
	return required || require_hashing.exists(folder, name) || require_hashing.exists(folder, MISNAMED);
}
async function readConfig({ folder, name, required }) {
	if (!require_hashing.exists(folder, name)) {
		if (required) throw new UsageError(`there is no configuration ${JSON.stringify(name)}`);
		if (require_hashing.exists(folder, MISNAMED)) throw new UsageError(`"${MISNAMED}" is not read: rename it to "${CONFIG_PATH}"`);
		return;
	}
	let { MAX_CONFIG_BYTES, parseConfig } = await Promise.resolve().then(() => require("./config.cjs")).then((n) => n.config_exports);
	try {
		return {
			texts: await parseConfig(require_hashing.readNamedFile(folder, name, MAX_CONFIG_BYTES), name),
			path: name
		};
	} catch (error) {
		throw error instanceof OptionsError ? error : new UsageError(`the configuration ${JSON.stringify(name)} cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
async function readConfigAt(base, { folder, name, required }, cwd) {
	let path = (0, node_path.relative)(cwd, (0, node_path.resolve)(folder, name)).replaceAll("\\", "/"), bytes = await base.read(path).catch((error) => {
		throw new UsageError(`the configuration ${JSON.stringify(path)} cannot be read at ${base.name}: ${require_hashing.errorMessage(error)}`);
	});
	if (bytes === void 0 && required) throw new UsageError(`there is no configuration ${JSON.stringify(path)} at ${base.name}`);
	if (bytes === void 0) return;
	let { parseConfig } = await Promise.resolve().then(() => require("./config.cjs")).then((n) => n.config_exports);
	return {
		texts: await parseConfig(bytes, `${name} at ${base.name}`),
		path: name,
		at: base.name
	};
}
function configSource({ texts, path, at }, given) {
	let keys = Object.keys(texts);
	return {
		path,
		...at !== void 0 && { at },
		keys: keys.filter((key) => !given.has(key)),
		overridden: keys.filter((key) => given.has(key))
	};
}
function demandInside({ texts }, folder) {
	for (let name of CONFIG_PATHS) {
		let path = texts[name]?.trim() ?? "";
		if (path !== "" && require_hashing.exists(folder, path) && leads(folder, path)) throw new UsageError(`"${name}" of the configuration is a link that leads out of the repository`);
	}
}
function leads(folder, path) {
	try {
		return require_hashing.escapesFolder(folder, path);
	} catch {
		return !1;
	}
}
const CONFIG_PATHS = [
	"root",
	"manifest-sha256",
	"blocker-map",
	"public-key",
	"bundle",
	"trusted-root"
];
function movedPaths(texts, from, to) {
	if (from === to) return texts;
	let moved = CONFIG_PATHS.flatMap((name) => {
		let text = texts[name] ?? "", isDigest = name === "manifest-sha256" && /^[0-9a-f]{64}$/i.test(text.trim()), end = text.endsWith("!/") ? "/" : "";
		return text === "" || isDigest ? [] : [[name, `${(0, node_path.relative)(to, (0, node_path.resolve)(from, text)) || "."}${end}`]];
	});
	return {
		...texts,
		...Object.fromEntries(moved)
	};
}
// src/model/signature.ts
const NOT_FILES = /* @__PURE__ */ new Set(["(inline seals)", "(standard input)"]);
function placesOf(report, workspace) {
	let manifests = new Map(report.manifests.map((manifest) => [manifest.path, manifest]));
	return {
		sealedFile({ path, manifest, release: asset }) {
			let { root, release, archive } = manifests.get(manifest ?? "") ?? {};
			if (release === void 0 && asset === void 0) return archive !== void 0 && path !== void 0 ? inWorkspace(archive, workspace) : path === void 0 ? void 0 : inWorkspace(node_path.posix.join(root ?? ".", path), workspace);
		},
		isInArchive({ manifest }) {
			return manifests.get(manifest ?? "")?.archive !== void 0;
		},
		manifestFile({ manifest }) {
			if (manifest === void 0 || NOT_FILES.has(manifest)) return;
			let { format, release } = manifests.get(manifest) ?? {};
			return format === "git" || release !== void 0 && (manifest === release || manifest.startsWith(`${release}/`)) ? void 0 : inWorkspace(manifest, workspace);
		}
	};
}
function inWorkspace(path, workspace) {
	let base = workspace === void 0 ? void 0 : `${workspace.replace(/\/+$/, "")}/`, relative = node_path.posix.normalize(base !== void 0 && path.startsWith(base) ? path.slice(base.length) : path);
	return relative === ".." || relative.startsWith("../") || relative.startsWith("/") || /^[A-Za-z]:/.test(relative) || relative === "." ? void 0 : relative;
}
exports.ACCEPTED_FORMS = ACCEPTED_FORMS, exports.DEFAULTS = DEFAULTS, exports.EOLS = EOLS, exports.FORMAT = FORMAT, exports.GATE = GATE, exports.GITHUB_RELEASES = "https://dotcom.releases.github.com", exports.GlobWork = GlobWork, exports.GlobWorkError = GlobWorkError, exports.JSON_OUTPUT = JSON_OUTPUT, exports.LISTS_ITSELF = LISTS_ITSELF, exports.MANIFEST_FORMATS = MANIFEST_FORMATS, exports.MANIFEST_PIN = MANIFEST_PIN, exports.MAX_BYTES = MAX_BYTES$1, exports.MAX_ENTRIES = MAX_ENTRIES, exports.ManifestBuilder = ManifestBuilder, exports.MissingError = MissingError, exports.NATIVE_SCHEMA = "seal-gate/manifest/1", exports.NOTHING_JUDGED = NOTHING_JUDGED, exports.NO_COUNTS = NO_COUNTS, exports.NoManifestError = NoManifestError, exports.ONE_LINE = ONE_LINE, exports.ONLY_SHARES_JUDGED = ONLY_SHARES_JUDGED, exports.OUTPUT_ROWS = OUTPUT_ROWS, exports.OptionsError = OptionsError, exports.PLATFORM = PLATFORM, exports.REPOSITORY = "https://github.com/OWNER/seal-gate", exports.ROOT = ROOT, exports.RUN = RUN, exports.RUN_VALIDATOR = RUN_VALIDATOR, exports.STRAY_SEVERITY = STRAY_SEVERITY, exports.TEXTS = TEXTS, exports.TREE_HASH_NAME = TREE_HASH_NAME, exports.UNSIGNED = UNSIGNED, exports.UPLOAD = UPLOAD, exports.UsageError = UsageError, exports.VERIFY = VERIFY, exports.VERSION = VERSION, exports.WEAK = WEAK, exports.allowedValues = allowedValues, exports.bagCovers = bagCovers, exports.brokenReport = brokenReport, exports.bundleFiles = bundleFiles, exports.codePath = codePath, exports.codeSpan = codeSpan, exports.comparePaths = comparePaths, exports.compileGlob = compileGlob, exports.configLines = configLines, exports.configPlace = configPlace, exports.configSource = configSource, exports.countsOf = countsOf, exports.decisionMeaning = decisionMeaning, exports.decodeManifest = decodeManifest, exports.demandInside = demandInside, exports.demandManifests = demandManifests, exports.digestOfCut = digestOfCut, exports.eachEntryLine = eachEntryLine, exports.eachLine = eachLine, exports.escapeHtml = escapeHtml, exports.escapeJson = escapeJson, exports.escapeLog = escapeLog, exports.escapeMarkdown = escapeMarkdown, exports.expandArguments = expandArguments, exports.expandNames = expandNames, exports.firstEntryLines = firstEntryLines, exports.foreignAlgorithm = foreignAlgorithm, exports.fromCrlf = fromCrlf, exports.gate = gate, exports.hasControls = hasControls, exports.hasInvisible = hasInvisible, exports.inOrder = inOrder, exports.intactWith = intactWith, exports.isBagManifestName = isBagManifestName, exports.isClearsigned = isClearsigned, exports.isConfigured = isConfigured, exports.isInJob = isInJob, exports.isPacketJudged = isPacketJudged, exports.isPattern = isPattern, exports.isPlainAsciiPath = isPlainAsciiPath, exports.jsonText = jsonText, exports.linesOf = linesOf, exports.linkEntry = linkEntry, exports.literalGlob = literalGlob, exports.loadManifestFile = loadManifestFile, exports.loadManifests = loadManifests, exports.manifestAround = manifestAround, exports.manifestFindings = manifestFindings, exports.manifestsFor = manifestsFor, exports.movedPaths = movedPaths, Object.defineProperty(exports, "name", {
	enumerable: !0,
	get: function() {
		return name;
	}
}), exports.nextStep = nextStep, exports.notAllowed = notAllowed, exports.packetMeaning = packetMeaning, exports.partsOf = partsOf, exports.patchText = patchText, exports.pathProblem = pathProblem, exports.placesOf = placesOf, exports.plainPath = plainPath, exports.pluralize = pluralize, exports.pointerKey = pointerKey, exports.probesHold = probesHold, exports.probesText = probesText, exports.proveSealed = proveSealed, exports.quotePath = quotePath, exports.quoteShell = quoteShell, exports.readConfig = readConfig, exports.readConfigAt = readConfigAt, exports.readCsv = readCsv, exports.readCsvField = readCsvField, exports.readHead = readHead, exports.readManifest = readManifest, exports.readNamed = readNamed, exports.readOptions = readOptions, exports.readPin = readPin, exports.refuseLeadingOut = refuseLeadingOut, exports.releaseLines = releaseLines, exports.renderText = renderText, exports.reportJson = reportJson, exports.resultWords = resultWords, exports.runIdentity = runIdentity, exports.runSentence = runSentence, exports.sealedCommit = sealedCommit, exports.sentenceWithCode = sentenceWithCode, exports.showInvisible = showInvisible, exports.showLookAlikes = showLookAlikes, exports.signerOf = signerOf, exports.splitPointer = splitPointer, exports.startsAbove = startsAbove, exports.statesAlgorithm = statesAlgorithm, exports.strayFindings = strayFindings, exports.sumCounts = sumCounts, exports.targetProblem = targetProblem, exports.theManifest = theManifest, exports.throttled = throttled, exports.toForm = toForm, exports.toGateRequest = toGateRequest, exports.toneOf = toneOf, exports.treeHashFile = treeHashFile, exports.trustedRef = trustedRef, exports.unchanged = unchanged, exports.unescapeName = unescapeName, exports.usualManifests = usualManifests, exports.utcMilliseconds = utcMilliseconds, exports.utcText = utcText, exports.valueAt = valueAt, exports.verdictOf = verdictOf, exports.verify = verify, exports.wholeOf = wholeOf, exports.withThousands = withThousands, exports.withoutBlanks = withoutBlanks;

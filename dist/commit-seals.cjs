const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_objects = require("./objects.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto");
var PromisedEntries = class {
	#root;
	#folders;
	#files;
	constructor(root) {
		this.#root = root, this.#folders = new require_hashing.Folders(root), this.#files = new require_hashing.SealedFiles(root);
	}
	isExecutable(seal) {
		try {
			return require_hashing.isExecutable(this.#pathOf(seal));
		} catch {
			return;
		}
	}
	restoreMode(seal) {
		let fd;
		try {
			if (this.#folders.problem(seal.path) !== void 0 || (fd = (0, node_fs.openSync)(this.#pathOf(seal), node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0)), require_hashing.placeOfDescriptor(fd)?.equals(Buffer.from(this.#pathOf(seal))) === !1)) return "its folder is not what it was when it was judged";
			let stats = (0, node_fs.fstatSync)(fd);
			return stats.isFile() ? ((0, node_fs.fchmodSync)(fd, seal.exec === !0 ? stats.mode | (stats.mode & 292) >> 2 | 64 : stats.mode & -74), this.isExecutable(seal) === seal.exec ? void 0 : "its file system keeps no modes") : "it is not a regular file any more";
		} catch (error) {
			return `the system reports ${require_hashing.errorCode(error)}`;
		} finally {
			fd !== void 0 && (0, node_fs.closeSync)(fd);
		}
	}
	observeLink(seal) {
		try {
			let problem = this.#folders.problem(seal.path);
			if (problem !== void 0) return problem;
			let stats = require_hashing.statsAt(this.#pathOf(seal));
			if (stats === void 0) return { state: "missing" };
			if (!stats.isSymbolicLink()) return {
				state: "link-changed",
				reason: this.#notALink(seal, stats)
			};
			let target = require_hashing.targetOf(this.#pathOf(seal));
			return require_hashing.matchesSeal(seal, target) ? { state: "intact" } : {
				state: "link-changed",
				reason: `it leads to ${shown(target.toString("utf8"))}, and ${shown(seal.link)} is sealed`
			};
		} catch (error) {
			let code = require_hashing.errorCode(error);
			return code === "ENOENT" || code === "ENOTDIR" ? { state: "missing" } : {
				state: "unreadable",
				reason: `the system reports ${code}`
			};
		}
	}
	observeShards(seal, shards) {
		return this.#files.inspect(seal, (fd) => {
			let before = (0, node_fs.fstatSync)(fd);
			if (!before.isFile()) return {
				state: "not-a-file",
				reason: "there is something that is not a file in its place"
			};
			let drifted = {
				state: "drifted",
				found: { bytes: before.size }
			};
			if (before.size !== seal.bytes) return drifted;
			let isIntact = shardsAreIntact(fd, shards), after = (0, node_fs.fstatSync)(fd);
			return after.size !== before.size || after.mtimeMs !== before.mtimeMs || after.ctimeMs !== before.ctimeMs ? {
				state: "changed-while-reading",
				reason: "its bytes, size or times changed in between"
			} : isIntact ? { state: "intact" } : drifted;
		});
	}
	#notALink(seal, stats) {
		if (stats.isDirectory()) return "there is a folder in its place";
		if (!stats.isFile()) return "there is neither a link nor a regular file in its place";
		let bytes = this.#files.content(seal, seal.bytes ?? 0);
		return bytes !== void 0 && require_hashing.matchesSeal(seal, bytes) ? "there is a file with the path of the target in its place, as git writes a link where `core.symlinks` is false" : "there is a regular file in its place";
	}
	#pathOf({ path, rawPath }) {
		return rawPath === void 0 ? (0, node_path.join)(this.#root, path) : Buffer.concat([Buffer.from(`${this.#root}/`), rawPath]);
	}
};
function shown(text) {
	return JSON.stringify((text ?? "").slice(0, 200));
}
function shardsAreIntact(fd, shards) {
	let buffer = Buffer.allocUnsafeSlow(require_hashing.BUFFER_BYTES), at = 0;
	for (let { end, digests } of shards) {
		let hashes = require_hashing.algorithmsOf({ digests }).map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]);
		for (; at < end;) {
			let n = (0, node_fs.readSync)(fd, buffer, 0, Math.min(buffer.length, end - at), at);
			if (n === 0) return !1;
			for (let [, hash] of hashes) hash.update(buffer.subarray(0, n));
			at += n, require_hashing.heartbeat();
		}
		if (hashes.length === 0 || hashes.some(([algorithm, hash]) => hash.digest("hex") !== digests[algorithm])) return !1;
	}
	return !0;
}
// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = typeof process == "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
})), require_constants = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = {
		MAX_LENGTH: 256,
		MAX_SAFE_COMPONENT_LENGTH: 16,
		MAX_SAFE_BUILD_LENGTH: 250,
		MAX_SAFE_INTEGER: 2 ** 53 - 1 || 
		/* istanbul ignore next */ 9007199254740991,
		WHITESPACE_CHARACTERS: [
			"	",
			"\n",
			"\v",
			"\f",
			"\r",
			" ",
			"\xA0",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			" ",
			"\u2028",
			"\u2029",
			" ",
			" ",
			"　",
			"﻿"
		],
		RELEASE_TYPES: [
			"major",
			"premajor",
			"minor",
			"preminor",
			"patch",
			"prepatch",
			"prerelease"
		],
		SEMVER_SPEC_VERSION: "2.0.0",
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
})), require_re = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants(), debug = require_debug();
	exports = module.exports = {};
	let re = exports.re = [], safeRe = exports.safeRe = [], src = exports.src = [], safeSrc = exports.safeSrc = [], t = exports.t = {}, R = 0, LETTERDASHNUMBER = "[a-zA-Z0-9-]", safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	], makeSafeRegex = (value) => {
		for (let [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	}, createToken = (name, value, isGlobal) => {
		let safe = makeSafeRegex(value), index = R++;
		debug(name, index, value), t[name] = index, src[index] = value, safeSrc[index] = safe, re[index] = new RegExp(value, isGlobal ? "g" : void 0), safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*"), createToken("NUMERICIDENTIFIERLOOSE", "\\d+"), createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`), createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`), createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`), createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`), createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`), createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`), createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`), createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`), createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`), createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`), createToken("FULL", `^${src[t.FULLPLAIN]}$`), createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`), createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`), createToken("GTLT", "((?:<|>)?=?)"), createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`), createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`), createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`), createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`), createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`), createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`), createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`), createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`), createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`), createToken("COERCERTL", src[t.COERCE], !0), createToken("COERCERTLFULL", src[t.COERCEFULL], !0), createToken("LONETILDE", "(?:~>?)"), createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, !0), exports.tildeTrimReplace = "$1~", createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`), createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`), createToken("LONECARET", "(?:\\^)"), createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, !0), exports.caretTrimReplace = "$1^", createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`), createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`), createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`), createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`), createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, !0), exports.comparatorTrimReplace = "$1$2$3", createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`), createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`), createToken("STAR", "(<|>)?=?\\s*\\*"), createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$"), createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
})), require_parse_options = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let looseOption = Object.freeze({ loose: !0 }), emptyOpts = Object.freeze({});
	module.exports = (options) => options ? typeof options == "object" ? options : looseOption : emptyOpts;
})), require_identifiers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let numeric = /^[0-9]+$/, compareIdentifiers = (a, b) => {
		if (typeof a == "number" && typeof b == "number") return a === b ? 0 : a < b ? -1 : 1;
		let anum = numeric.test(a), bnum = numeric.test(b);
		return anum && bnum && (a = +a, b = +b), a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers: (a, b) => compareIdentifiers(b, a)
	};
})), require_semver = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let debug = require_debug(), { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants(), { safeRe: re, t } = require_re(), parseOptions = require_parse_options(), { compareIdentifiers } = require_identifiers(), isPrereleaseIdentifier = (prerelease, identifier) => {
		let identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return !1;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return !1;
		return !0;
	};
	module.exports = class SemVer {
		constructor(version, options) {
			if (options = parseOptions(options), version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				version = version.version;
			} else if (typeof version != "string") throw TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options), this.options = options, this.loose = !!options.loose, this.includePrerelease = !!options.includePrerelease;
			let m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw TypeError(`Invalid Version: ${version}`);
			if (this.raw = version, this.major = +m[1], this.minor = +m[2], this.patch = +m[3], this.major > MAX_SAFE_INTEGER || this.major < 0) throw TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw TypeError("Invalid patch version");
			this.prerelease = m[4] ? m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					let num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			}) : [], this.build = m[5] ? m[5].split(".") : [], this.format();
		}
		format() {
			return this.version = `${this.major}.${this.minor}.${this.patch}`, this.prerelease.length && (this.version += `-${this.prerelease.join(".")}`), this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			if (debug("SemVer.compare", this.version, this.options, other), !(other instanceof SemVer)) {
				if (typeof other == "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			return other.version === this.version ? 0 : this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			return other instanceof SemVer || (other = new SemVer(other, this.options)), this.major < other.major ? -1 : this.major > other.major ? 1 : this.minor < other.minor ? -1 : this.minor > other.minor ? 1 : this.patch < other.patch ? -1 : +(this.patch > other.patch);
		}
		comparePre(other) {
			if (other instanceof SemVer || (other = new SemVer(other, this.options)), this.prerelease.length && !other.prerelease.length) return -1;
			if (!this.prerelease.length && other.prerelease.length) return 1;
			if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				let a = this.prerelease[i], b = other.prerelease[i];
				if (debug("prerelease compare", i, a, b), a === void 0 && b === void 0) return 0;
				if (b === void 0) return 1;
				if (a === void 0) return -1;
				if (a !== b) return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			other instanceof SemVer || (other = new SemVer(other, this.options));
			let i = 0;
			do {
				let a = this.build[i], b = other.build[i];
				if (debug("build compare", i, a, b), a === void 0 && b === void 0) return 0;
				if (b === void 0) return 1;
				if (a === void 0) return -1;
				if (a !== b) return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === !1) throw Error("invalid increment argument: identifier is empty");
				if (identifier) {
					let match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0, this.patch = 0, this.minor = 0, this.major++, this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0, this.patch = 0, this.minor++, this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0, this.inc("patch", identifier, identifierBase), this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					this.prerelease.length === 0 && this.inc("patch", identifier, identifierBase), this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					(this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) && this.major++, this.minor = 0, this.patch = 0, this.prerelease = [];
					break;
				case "minor":
					(this.patch !== 0 || this.prerelease.length === 0) && this.minor++, this.patch = 0, this.prerelease = [];
					break;
				case "patch":
					this.prerelease.length === 0 && this.patch++, this.prerelease = [];
					break;
				case "pre": {
					let base = +!!Number(identifierBase);
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						for (; --i >= 0;) typeof this.prerelease[i] == "number" && (this.prerelease[i]++, i = -2);
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === !1) throw Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === !1 && (prerelease = [identifier]), isPrereleaseIdentifier(this.prerelease, identifier)) {
							let prereleaseBase = this.prerelease[identifier.split(".").length];
							isNaN(prereleaseBase) && (this.prerelease = prerelease);
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw Error(`invalid increment argument: ${release}`);
			}
			return this.raw = this.format(), this.build.length && (this.raw += `+${this.build.join(".")}`), this;
		}
	};
})), require_compare_build = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let SemVer = require_semver();
	module.exports = (a, b, loose) => {
		let versionA = new SemVer(a, loose), versionB = new SemVer(b, loose);
		return versionA.compare(versionB) || versionA.compareBuild(versionB);
	};
})), require_parse = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	let SemVer = require_semver();
	module.exports = (version, options, throwErrors = !1) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
})), import_compare_build = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_compare_build(), 1), import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse(), 1);
async function latestTag(store) {
	let head = await require_objects.commitOf(store, "HEAD");
	if (head === void 0) return;
	let versions = (await require_objects.ask(store, [
		"for-each-ref",
		"--merged=HEAD",
		FORMAT,
		"refs/tags"
	])).toString("utf8").split("\n").flatMap((line) => versionOf(line)).sort((a, b) => b.version.compare(a.version) || (0, import_compare_build.default)(b.version, a.version)), look = new LookUps(store), atHead;
	for (let [index, tag] of versions.entries()) {
		let { name, version } = tag, commit = tag.names === head ? head : await look.commitOf(name);
		if (commit === head) {
			atHead ??= {
				name,
				commit
			};
			continue;
		}
		let others = versions.slice(index + 1), next = others.findIndex((other) => other.version.compare(version) !== 0);
		return await refuseTwin(look, commit, name, next < 0 ? others : others.slice(0, next)), await demandReadable(store, version), {
			name,
			commit
		};
	}
	let [highest] = versions;
	return atHead !== void 0 && highest !== void 0 && await demandReadable(store, highest.version), atHead;
}
const PREFIX = "refs/tags/", FORMAT = "--format=%(refname) %(objectname) %(*objectname)";
function versionOf(line) {
	let [ref = "", id = "", peeled = ""] = line.split(" ");
	if (!ref.startsWith(PREFIX)) return [];
	let name = ref.slice(10), version = (0, import_parse.default)(name);
	return version === null ? [] : [{
		name,
		version,
		names: peeled || id
	}];
}
var LookUps = class {
	#store;
	#count = 0;
	constructor(store) {
		this.#store = store;
	}
	async commitOf(name) {
		if (++this.#count > 100) throw Error("more than 100 tags would have to be looked up: name one");
		let commit = await require_objects.commitOf(this.#store, `${PREFIX}${name}`);
		if (commit === void 0) throw Error(`the tag ${JSON.stringify(name)} cannot be read, or its object does not hash to its id`);
		return commit;
	}
};
async function refuseTwin(look, commit, name, equal) {
	for (let other of equal) if ((other.names === commit ? commit : await look.commitOf(other.name)) !== commit) throw Error(`the tags ${JSON.stringify(name)} and ${JSON.stringify(other.name)} are one version and name different commits`);
}
async function demandReadable(store, above) {
	let higher = (await require_objects.ask(store, [
		"for-each-ref",
		"--format=%(refname) %(objectname) %(objecttype)",
		"refs/tags"
	])).toString("utf8").split("\n").filter((line) => versionOf(line).some(({ version }) => version.compare(above) > 0));
	if (higher.length === 0) return;
	let idsOf = (type) => higher.flatMap((line) => line.endsWith(` ${type}`) ? [line.split(" ")[1] ?? ""] : []);
	await require_objects.withReader(store.git, store.cwd, async (reader) => {
		await reader.readAll("tag", idsOf("tag")), await reader.readAll("commit", idsOf("commit"));
	});
}
// src/git/promised-layer.ts
var promised_layer_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ promisedLayers: () => promisedLayers });
async function promisedLayers(root, seals, environment = process.env) {
	let program = require_objects.findGit(environment, root);
	if (program === void 0) return /* @__PURE__ */ new Map();
	try {
		return await layersAt({
			git: new require_objects.Git(program, environment),
			cwd: root
		}, seals);
	} catch {
		return /* @__PURE__ */ new Map();
	}
}
async function layersAt(store, seals) {
	let layers = /* @__PURE__ */ new Map();
	store.git.allow(require_objects.MAX_MILLISECONDS);
	let prefix = await require_objects.prefixOf(store.git, store.cwd), head = await require_objects.commitOf(store, "HEAD");
	if (head === void 0) return layers;
	let pathOf = ({ path, rawPath }) => `${prefix}${Buffer.from(rawPath ?? Buffer.from(path)).toString("latin1")}`, entries = (await require_objects.entriesAt(store.git, store.cwd, /* @__PURE__ */ new Map([[head, new Set(seals.map(pathOf))]]))).get(head);
	for (let seal of seals) {
		let entry = entries?.get(pathOf(seal));
		entry !== void 0 && (isAsSealed(seal, entry) ? layers.set(seal, await isKept(store, seal) ? "workspace" : "checkout") : layers.set(seal, "commit"));
	}
	return layers;
}
function isAsSealed({ link, exec }, { kind, id, exec: executable }) {
	return link === void 0 ? kind === "file" && exec === executable : kind === "symlink" && id === require_hashing.blobId(Buffer.from(link), require_hashing.formatOf(id));
}
async function isKept(store, { link }) {
	return await settingOf(store, link === void 0 ? "core.filemode" : "core.symlinks") !== "false";
}
async function settingOf(store, name) {
	try {
		return (await require_objects.ask(store, [
			"config",
			"--type=bool",
			"--get",
			name
		])).toString("latin1").trim();
	} catch (error) {
		if (error instanceof require_objects.GitFailed && error.exitCode === 1) return;
		throw error;
	}
}
// src/git/commit-files.ts
const MAX_READ_MILLISECONDS = 18e5;
var NoSuchCommit = class extends Error {};
async function readCommitFiles(cwd, revision, isWanted, reading = { hash: require_objects.hashBlobs }, environment = process.env) {
	let program = require_objects.findGit(environment, cwd);
	if (program === void 0) throw new NoSuchCommit("there is no git here to read it");
	let store = {
		git: new require_objects.Git(program, environment),
		cwd
	};
	store.git.allow(require_objects.MAX_MILLISECONDS);
	let place = require_objects.prefixOf(store.git, cwd), found = findCommit(store, revision);
	for (let one of [place, found]) one.catch(() => void 0);
	let prefix = await place, { commit, tag } = await found;
	store.git.allow(MAX_READ_MILLISECONDS);
	let listed = await require_objects.filesAt(store.git, cwd, commit, prefix);
	reading.expect?.(listed.length);
	let wanted = listed.filter(({ path }) => isWanted(utf8$1(path))), entries = wanted.filter(({ kind }) => kind !== "submodule"), blobsHere = blobsOf(store, entries, reading), modes = modesAtHead(store, prefix);
	modes.catch(() => void 0);
	let blobs = await blobsHere, headModes = await modes, pointers = await pointersOf(store, commit, entries, blobs);
	return {
		commit,
		...tag !== void 0 && { tag },
		files: entries.map((entry) => fileOf(entry, blobs, pointers)),
		submodules: wanted.filter(({ kind }) => kind === "submodule").map(({ path }) => path),
		lfs: pointers.size,
		...headModes !== void 0 && { headModes }
	};
}
async function findCommit(store, revision) {
	if (revision === "latest-tag") {
		let tag = await latestTag(store);
		if (tag === void 0) throw new NoSuchCommit(`no tag that HEAD contains is a version such as v1.2.3${await shallowness(store)}`);
		return {
			commit: tag.commit,
			tag: tag.name
		};
	}
	let commit = await require_objects.commitOf(store, revision);
	if (commit === void 0) throw new NoSuchCommit(`there is no such commit in this clone${await shallowness(store)}`);
	return { commit };
}
async function shallowness(store) {
	return (await require_objects.ask(store, ["rev-parse", "--is-shallow-repository"])).toString("latin1").trim() === "true" ? ": it is shallow, and has only the newest commits" : "";
}
async function blobsOf({ git, cwd }, entries, { hash, root }) {
	let indexById = /* @__PURE__ */ new Map(), ids = [], paths = [], links = /* @__PURE__ */ new Set();
	for (let { id, kind, path } of entries) kind === "symlink" && links.add(id), indexById.has(id) || (indexById.set(id, ids.length), ids.push(id), paths.push(kind === "file" && require_gate.isPlainAsciiPath(path) ? path : ""));
	let files = root === void 0 ? {} : { files: {
		root,
		paths
	} }, found = await hash({
		git: git.start,
		milliseconds: git.timeLeft,
		cwd,
		ids,
		links,
		...files
	});
	if (found.bytes.length !== ids.length || found.sha256.length !== ids.length * SHA256_DIGITS) throw Error(`${found.bytes.length} of ${ids.length} blobs were answered for`);
	let missing = ids[found.bytes.findIndex((bytes) => bytes < 0)];
	if (missing !== void 0) throw Error(`the bytes of ${nameOf(entries, missing)} are not in this clone`);
	return {
		found,
		indexById,
		paths
	};
}
const SEEN = {
	1: { exec: void 0 },
	2: { exec: !1 },
	3: { exec: !0 }
}, SHA256_DIGITS = 64;
function nameOf(entries, id) {
	let path = entries.find((entry) => entry.id === id)?.path ?? "";
	return JSON.stringify(utf8$1(path));
}
function utf8$1(path) {
	return require_gate.isPlainAsciiPath(path) ? path : Buffer.from(path, "latin1").toString("utf8");
}
async function pointersOf(store, commit, entries, blobs) {
	let pointers = /* @__PURE__ */ new Map();
	if (blobs.found.contents.size === 0) return pointers;
	let likely = entries.filter(({ id, kind }) => kind === "file" && contentOf(blobs, id) !== void 0);
	if (likely.length === 0) return pointers;
	let { lfs } = await Promise.resolve().then(() => require("./text-formats.cjs")).then((n) => n.lfs_exports), attributes = await attributesAt(store, commit, likely.map(({ path }) => path));
	for (let { path, id } of likely) {
		if (attributes.of(path).get("filter") !== "lfs") continue;
		let text = textOf(contentOf(blobs, id)), [seal] = (await lfs.parse({
			text,
			bytewise: !1,
			bom: !1,
			file: !0,
			fileName: "pointer"
		})).seals, sha256 = seal?.digests.sha256;
		seal?.bytes !== void 0 && sha256 !== void 0 && pointers.set(path, {
			sha256,
			bytes: seal.bytes
		});
	}
	return pointers;
}
async function attributesAt({ git, cwd }, commit, paths) {
	let folder = new require_hashing.PrivateTree();
	try {
		let ofCommit = git.with({ GIT_INDEX_FILE: (0, node_path.join)(folder.root, "index") });
		return ofCommit.allow(MAX_READ_MILLISECONDS), await ofCommit.run(cwd, ["read-tree", commit]), await require_objects.readAttributes(ofCommit, cwd, paths, [], ["--cached"]);
	} finally {
		folder.remove();
	}
}
function fileOf({ path, id, kind, exec }, blobs, pointers) {
	let pointer = pointers.get(path);
	if (pointer !== void 0) return {
		path,
		id,
		...pointer,
		exec
	};
	let { found, indexById, paths } = blobs, index = indexById.get(id) ?? NaN, bytes = found.bytes[index];
	if (bytes === void 0) throw Error("a blob was lost");
	let sha256 = found.sha256.slice(index * 64, (index + 1) * 64);
	if (kind === "symlink") return {
		path,
		id,
		sha256,
		bytes,
		link: textOf(found.contents.get(index))
	};
	let seen = paths[index] === path ? SEEN[found.files[index] ?? 0] : void 0;
	return seen === void 0 ? {
		path,
		id,
		sha256,
		bytes,
		exec
	} : {
		path,
		id,
		sha256,
		bytes,
		exec,
		seen
	};
}
function contentOf({ found, indexById }, id) {
	return found.contents.get(indexById.get(id) ?? NaN);
}
function textOf(content = /* @__PURE__ */ new Uint8Array()) {
	return Buffer.from(content).toString("utf8");
}
async function modesAtHead(store, prefix) {
	if (require_hashing.KEEPS_MODES && await settingOf(store, "core.filemode") !== "false") return;
	let head = await require_objects.commitOf(store, "HEAD");
	if (head === void 0) return /* @__PURE__ */ new Map();
	let files = await require_objects.filesAt(store.git, store.cwd, head, prefix);
	return new Map(files.filter(({ kind }) => kind === "file").map(({ path, exec }) => [path, exec]));
}
// src/load/commit.ts
var commit_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ loadCommit: () => loadCommit });
const MAX_GLOBS = 1e3;
async function loadCommit(sealed, options) {
	let inside = await placeInArchive(options), wanted = (0, node_path.resolve)(options.cwd, inside === void 0 ? options.root ?? "." : "."), shownRoot = inside?.shownRoot ?? require_hashing.relativePath(wanted, options.cwd), noRoot = {
		format: "git",
		name: `files at ${sealed.label ?? sealed.ref}`,
		shownRoot,
		seals: [],
		notices: [],
		problems: []
	}, refuse = (problem) => ({
		...noRoot,
		root: require_hashing.realPath(wanted),
		problems: [problem]
	});
	if (inside?.rootReason !== void 0) return {
		...noRoot,
		rootReason: inside.rootReason
	};
	if (!require_hashing.isFolder(wanted) || require_hashing.escapesFolder(options.cwd, wanted)) return noRoot;
	try {
		let scope = compile(sealed.paths);
		if ("code" in scope) return refuse(scope);
		let root = require_hashing.realPath(wanted), hash = options.hashBlobs, reading = hash && {
			hash,
			expect: (files) => options.expect?.(files * BYTES_PER_ENTRY),
			...inside === void 0 && { root }
		}, loaded = manifestOf(await readCommitFiles(options.gitFolder?.(root) ?? root, sealed.ref, (path) => scope.has(path), reading), {
			sealed,
			scope,
			root,
			shownRoot,
			options
		});
		if (inside?.archive === void 0) return loaded;
		let { root: _, modes: __, ...rest } = loaded;
		return {
			...rest,
			archive: inside.archive
		};
	} catch (error) {
		return error instanceof NoSuchCommit ? refuse({
			code: "ref-not-found",
			reason: error.message
		}) : error instanceof require_gate.GlobWorkError ? refuse({
			code: "ref-paths-invalid",
			reason: TOO_MANY_STEPS
		}) : refuse({
			code: "ref-unreadable",
			reason: require_hashing.errorMessage(error)
		});
	}
}
async function placeInArchive({ cwd, root }) {
	if (root?.includes("!/") !== !0) return;
	let { archiveRootOf, shownFolderOf } = await Promise.resolve().then(() => require("./archive.cjs")).then((n) => n.archive_root_exports), found = archiveRootOf(cwd, root);
	return typeof found == "string" ? {
		shownRoot: root,
		rootReason: found
	} : found && {
		archive: found,
		shownRoot: shownFolderOf(found, cwd)
	};
}
const TOO_MANY_STEPS = "they take too many steps to match: use fewer or simpler globs";
function compile(lines) {
	let work = new require_gate.GlobWork(5e7);
	if (lines.length > MAX_GLOBS) return {
		code: "ref-paths-invalid",
		reason: `"paths" has ${lines.length} globs; at most ${MAX_GLOBS} are matched`
	};
	let globs = [], excluded = [];
	for (let line of lines.length === 0 ? ["**"] : lines) {
		let bare = line.startsWith("!") ? line.slice(1) : line, text = bare.endsWith("/") ? `${bare}**` : bare, test = require_gate.compileGlob(text, work);
		if (typeof test == "string") return {
			code: "ref-paths-invalid",
			reason: `${JSON.stringify(line)} in "paths" is not a glob: ${test}`
		};
		line.startsWith("!") ? excluded.push({
			text,
			test
		}) : globs.push({
			text,
			test,
			used: !1
		});
	}
	return {
		has(path) {
			work.add(1e5);
			let isMatch = ({ test }) => test(path), first = globs.findIndex(isMatch);
			if (first < 0 || excluded.some(isMatch)) return !1;
			for (let glob of globs.slice(first)) glob.used ||= isMatch(glob);
			return !0;
		},
		idle: () => globs.filter(({ used }) => !used),
		globs: globs.map(({ text }) => text),
		excluded: excluded.map(({ text }) => text)
	};
}
function manifestOf(found, { sealed, scope, root, shownRoot, options }) {
	let { commit, tag, files, submodules } = found, label = sealed.label ?? (tag === void 0 ? sealed.ref : `tag ${tag}`), builder = new require_gate.ManifestBuilder({
		text: "",
		bytewise: !0,
		file: !1,
		...options.maxEntries !== void 0 && { maxEntries: options.maxEntries }
	}), seen = /* @__PURE__ */ new Map(), repairs = new Map(sealed.repairs?.map((repair) => [repair.path, repair]));
	for (let file of files) {
		let repair = repairs.size === 0 || file.link !== void 0 ? void 0 : repairs.get(utf8(file.path)), seal = repair === void 0 ? sealOf(file) : repaired(file, repair);
		builder.add(seal), repair === void 0 ? file.seen !== void 0 && seen.set(seal, require_gate.intactWith(file.seen.exec)) : (builder.notice(repairText(file, repair)), repairs.delete(repair.path));
	}
	for (let { path } of repairs.values()) builder.problem("ref-paths-invalid", void 0, "it is repaired, and the commit has no such file under \"paths\"", path);
	for (let path of submodules) builder.problem("ref-paths-invalid", void 0, "it is a submodule there, whose files are in another repository", utf8(path));
	let name = `files at ${label}${label.includes(commit.slice(0, 12)) ? "" : ` (commit ${commit.slice(0, 12)})`}`;
	for (let { text } of unmatchedHere(root, scope.idle())) builder.problem("ref-paths-invalid", void 0, `the glob ${JSON.stringify(text)} in "paths" matches no file, neither there nor here`);
	let modes = found.headModes && new Map([...found.headModes].map(([path, exec]) => [utf8(path), exec]));
	modes !== void 0 && builder.notice("the disk keeps no modes here, so those of HEAD are compared");
	let { seals, problems, notices } = builder.done(), lfs = found.lfs === 0 ? [] : [`${found.lfs} of its files are kept by Git LFS: their content is checked, not their pointers`];
	return {
		format: "git",
		name,
		commit,
		root,
		shownRoot,
		seals: problems.length === 0 ? seals : [],
		problems: problems.map((problem) => problem.code === "manifest-empty" ? NOTHING_THERE : problem),
		notices: [...notices, ...lfs],
		sha256: digestOfList(seals),
		...seen.size > 0 && { seen },
		...modes !== void 0 && { modes },
		...sealed.newFiles === "fail" && {
			covers: scope.globs,
			excludes: scope.excluded
		}
	};
}
const BYTES_PER_ENTRY = 180, NOTHING_THERE = {
	code: "ref-paths-invalid",
	reason: "the commit has no file under them, so that nothing is promised"
};
function sealOf({ path, sha256, bytes, id, exec, link }) {
	return {
		path,
		digests: { sha256 },
		bytes,
		line: 0,
		...id.length === 40 && { git: id },
		...exec !== void 0 && { exec },
		...link !== void 0 && { link }
	};
}
function repaired({ path, exec }, { sha256 }) {
	return {
		path,
		digests: { sha256 },
		line: 0,
		...exec !== void 0 && { exec }
	};
}
function repairText({ path, sha256 }, { sha256: now, reason }) {
	let name = JSON.stringify(utf8(path));
	return sha256 === now ? `the repair of ${name} is in the commit: remove the line` : `${name} is promised as repaired: ${JSON.stringify(reason)}`;
}
function utf8(path) {
	return Buffer.from(path, "latin1").toString("utf8");
}
function unmatchedHere(root, globs) {
	let left = new Set(globs), entries = 0;
	for (let { path } of left.size === 0 ? [] : require_hashing.walk(root, () => void 0)) {
		if (++entries > 2e5 || left.size === 0) break;
		for (let glob of left) glob.test(path) && left.delete(glob);
	}
	return left;
}
function digestOfList(seals) {
	let hash = (0, node_crypto.createHash)("sha256"), lines = "";
	for (let { path, digests, bytes = "-", exec, link } of seals) lines += `${link === void 0 ? exec === !0 ? "100755" : "100644" : "120000"} ${digests.sha256} ${bytes} ${path}\0`, lines.length < 65536 || (hash.update(lines), lines = "");
	return hash.update(lines).digest("hex");
}
// src/verify/observe-promises.ts
var observe_promises_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ observePromises: () => observePromises });
async function observePromises(engine, root, seals, modes) {
	let files = seals.filter(({ link, shards, unjudged }) => (link ?? shards ?? unjudged) === void 0), ofFiles = await engine(root, files);
	if (ofFiles.length !== files.length) throw Error(`the engine gave ${ofFiles.length} verdicts for ${files.length} seals`);
	let entries = new PromisedEntries(root), next = 0;
	return seals.map((seal) => {
		if (seal.unjudged !== void 0) return {
			state: "digest-unknown",
			reason: seal.unjudged
		};
		if (seal.link !== void 0) return entries.observeLink(seal);
		if (seal.shards !== void 0) return entries.observeShards(seal, seal.shards);
		let observation = ofFiles[next++];
		if (observation === void 0) throw Error("a verdict was lost");
		return seal.exec === void 0 || !require_hashing.KEEPS_MODES && modes === void 0 ? observation : withMode(seal.exec, observation, () => modes === void 0 ? (observation.state === "intact" ? observation.exec : void 0) ?? entries.isExecutable(seal) : modes.get(seal.path));
	});
}
function withMode(sealed, observation, look) {
	if (observation.state !== "intact" && observation.state !== "drifted") return observation;
	let exec = look();
	return exec === void 0 ? {
		state: "unreadable",
		reason: "its mode is not known: it was replaced meanwhile, or HEAD does not have it"
	} : observation.state === "drifted" ? {
		...observation,
		found: {
			...observation.found,
			exec
		}
	} : exec === sealed ? observation : {
		state: "mode-changed",
		reason: sealed ? "it is no longer executable" : "it is executable, and was not when it was sealed"
	};
}
// src/verify/seen-files.ts
var seen_files_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ engineForTheRest: () => engineForTheRest });
function engineForTheRest(engine, seen) {
	return async (root, seals) => {
		let rest = seals.filter((seal) => !seen.has(seal)), found = rest.length === 0 ? [] : await engine(root, rest);
		if (found.length !== rest.length) throw Error(`the engine gave ${found.length} verdicts for ${rest.length} seals`);
		let next = 0;
		return seals.map((seal) => {
			let observation = seen.get(seal) ?? found[next++];
			if (observation === void 0) throw Error("a verdict was lost");
			return observation;
		});
	};
}
exports.NoSuchCommit = NoSuchCommit, exports.PromisedEntries = PromisedEntries, exports.commit_exports = commit_exports, exports.findCommit = findCommit, exports.observe_promises_exports = observe_promises_exports, exports.promised_layer_exports = promised_layer_exports, exports.seen_files_exports = seen_files_exports;

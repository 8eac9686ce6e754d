const require_rolldown_runtime = require("./rolldown-runtime.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_module = require("node:module"), node_url = require("node:url"), node_buffer = require("node:buffer");
// src/disk/contain.ts
function isWithin(folder, path) {
	return path === folder || path.startsWith(folder.endsWith(node_path.sep) ? folder : `${folder}${node_path.sep}`);
}
function escapesFolder(folder, path) {
	return isWithin((0, node_path.resolve)(folder), (0, node_path.resolve)(folder, path)) ? !isWithin((0, node_fs.realpathSync)(folder), (0, node_fs.realpathSync)((0, node_path.resolve)(folder, path))) : !1;
}
function realPath(path) {
	return (0, node_fs.realpathSync)(path);
}
function isReachable(path) {
	return (0, node_fs.existsSync)(path);
}
function isFolder(path) {
	try {
		return (0, node_fs.statSync)(path).isDirectory();
	} catch {
		return !1;
	}
}
function relativePath(path, folder) {
	return (0, node_path.relative)(folder, path).split(node_path.sep).join("/") || ".";
}
// src/disk/git-near.ts
function folderWithGit(folder) {
	for (let at = (0, node_path.resolve)(folder);; at = (0, node_path.dirname)(at)) {
		if (hasGit(at)) return at;
		if (at === (0, node_path.dirname)(at)) return;
	}
}
function hasGit(folder) {
	try {
		return (0, node_fs.lstatSync)((0, node_path.join)(folder, ".git"), { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
var GitDirectories = class {
	#root;
	#known = /* @__PURE__ */ new Map();
	constructor(root) {
		this.#root = root;
	}
	contain(path) {
		if (this.#isOne("")) return !0;
		for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) if (this.#isOne(path.slice(0, end))) return !0;
		return !1;
	}
	#isOne(folder) {
		let known = this.#known.get(folder) ?? isGitDirectory((0, node_path.join)(this.#root, folder));
		return this.#known.set(folder, known), known;
	}
};
function isGitDirectory(folder) {
	return [
		"HEAD",
		"objects",
		"refs"
	].every((name) => (0, node_fs.existsSync)((0, node_path.join)(folder, name)));
}
function isGitNear(root, paths) {
	if (folderWithGit(root) !== void 0) return !0;
	let folders = /* @__PURE__ */ new Set();
	for (let path of paths) for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
		let folder = path.slice(0, end);
		if (folders.has(folder)) break;
		if (folders.add(folder), hasGit((0, node_path.join)(root, folder))) return !0;
	}
	return !1;
}
// src/disk/look.ts
function statsAt(path) {
	return (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 });
}
function statsOf$1(path) {
	return (0, node_fs.lstatSync)(path);
}
function namesIn(folder) {
	return (0, node_fs.readdirSync)(folder);
}
function entriesIn(folder) {
	return (0, node_fs.readdirSync)(folder, { withFileTypes: !0 });
}
function statsOfDescriptor(fd) {
	try {
		return (0, node_fs.fstatSync)(fd);
	} catch {
		return;
	}
}
const KEEPS_MODES = process.platform !== "win32";
function isExecutable(path) {
	let stats = KEEPS_MODES ? statsAt(path) : void 0;
	return stats?.isFile() === !0 ? isExecutableMode(stats) : void 0;
}
function isExecutableMode({ mode }) {
	return KEEPS_MODES ? !!(mode & 64) : void 0;
}
function targetOf(path) {
	return (0, node_fs.readlinkSync)(path, { encoding: "buffer" });
}
// src/model/error-message.ts
function errorMessage(error) {
	return node_util.types.isNativeError(error) ? error.message : `a value that is not an Error was thrown: ${toText(error)}`;
}
function jsonErrorMessage(error) {
	return errorMessage(error).replace(/, (?:\.\.\.)?".*/s, "");
}
function errorCode(error) {
	return node_util.types.isNativeError(error) && "code" in error && typeof error.code == "string" ? error.code : errorMessage(error);
}
function toText(value) {
	try {
		return String(value);
	} catch {
		return typeof value;
	}
}
// src/model/heartbeat.ts
let listener = () => void 0;
function onHeartbeat(heard) {
	listener = heard;
}
function heartbeat() {
	listener();
}
// src/disk/walk.ts
function sealKey(seal) {
	return seal.rawPath === void 0 ? seal.path : `\0${Buffer.from(seal.rawPath).toString("latin1")}`;
}
function* walk(root, unlisted) {
	let folders = [Buffer.from("")];
	for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
		let current = folder;
		heartbeat();
		for (let entry of list(root, folder, (code) => unlisted(nameOf(current).path || ".", code))) {
			let raw = folder.length === 0 ? entry.name : Buffer.concat([
				folder,
				Buffer.from("/"),
				entry.name
			]);
			folder.length === 0 && entry.name.toString("latin1") === ".git" && isGitFolder(root) || (entry.isDirectory() ? folders.push(raw) : yield {
				...nameOf(raw),
				isFile: entry.isFile()
			});
		}
	}
}
function isGitFolder(root) {
	let git = (0, node_path.join)(root, ".git"), statsOf = (path) => (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 });
	return statsOf(git)?.isDirectory() === !0 && ["objects", "refs"].every((name) => statsOf((0, node_path.join)(git, name))?.isDirectory() === !0) && statsOf((0, node_path.join)(git, "HEAD"))?.isFile() === !0;
}
function list(root, folder, failed) {
	try {
		return (0, node_fs.readdirSync)(pathOf(root, folder), {
			withFileTypes: !0,
			encoding: "buffer"
		});
	} catch (error) {
		return failed(errorCode(error)), [];
	}
}
function pathOf(root, folder) {
	let { path, key } = nameOf(folder);
	return path === key ? `${root}/${path}` : Buffer.concat([Buffer.from(`${root}/`), folder]);
}
function nameOf(raw) {
	let path = raw.toString("utf8");
	if (Buffer.from(path, "utf8").equals(raw)) return {
		path,
		key: path
	};
	let latin1 = raw.toString("latin1");
	return {
		path: latin1.replace(/[\x80-\xff]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
		key: `\0${latin1}`
	};
}
// src/model/digest.ts
const HEX_LENGTH = {
	sha256: 64,
	sha384: 96,
	sha512: 128,
	blake2b512: 128
};
function digestOf(algorithm, bytes) {
	return node_crypto.hash === void 0 ? (0, node_crypto.createHash)(algorithm).update(bytes).digest("hex") : (0, node_crypto.hash)(algorithm, bytes, "hex");
}
const ALGORITHMS = Object.keys(HEX_LENGTH), SHA256_ALONE = ["sha256"];
function algorithmsOf(seal) {
	return algorithmsIn(seal.digests);
}
function algorithmsIn(digests) {
	let { sha256, sha384, sha512, blake2b512 } = digests;
	return sha256 !== void 0 && sha384 === void 0 && sha512 === void 0 && blake2b512 === void 0 ? SHA256_ALONE : ALGORITHMS.filter((algorithm) => digests[algorithm] !== void 0);
}
function digestsMatch(digests, bytes) {
	let { sha256, sha384, sha512, blake2b512 } = digests;
	return sha384 === void 0 && sha512 === void 0 && blake2b512 === void 0 ? sha256 !== void 0 && digestOf("sha256", bytes) === sha256 : algorithmsIn(digests).every((algorithm) => digestOf(algorithm, bytes) === digests[algorithm]);
}
function matchesSeal(seal, bytes) {
	return seal.shards === void 0 ? seal.prefix === void 0 ? (seal.bytes === void 0 || seal.bytes === bytes.length) && digestsMatch(seal.digests, bytes) : seal.prefix.copy().update(bytes).digest("hex") === seal.digests.sha256 : shardsMatch(seal.shards, bytes);
}
function shardsMatch(shards, bytes) {
	let starts = [0, ...shards.map(({ end }) => end)];
	return bytes.length === starts.at(-1) && shards.every(({ end, digests }, index) => digestsMatch(digests, bytes.subarray(starts[index], end)));
}
// src/disk/descriptor-reader.ts
const BUFFER_BYTES = 524288;
let scratch;
var DescriptorReader = class {
	#buffer;
	#start;
	#seen;
	constructor() {
		scratch ??= Buffer.allocUnsafeSlow(BUFFER_BYTES), this.#buffer = scratch, this.#start = scratch;
	}
	get seen() {
		return this.#seen;
	}
	forget() {
		this.#seen = void 0;
	}
	holds(fd, seal) {
		let { bytes } = seal;
		if ((bytes === void 0 || bytes % 512 == 0) && !(0, node_fs.fstatSync)(fd).isFile()) return !1;
		let asked = bytes === void 0 ? BUFFER_BYTES : Math.min(bytes + 1, BUFFER_BYTES), n = (0, node_fs.readSync)(fd, this.#buffer, 0, asked, 0);
		if (n < asked) return (bytes === void 0 || n === bytes) && digestsMatch(seal.digests, this.#startOf(n));
		if (bytes !== void 0 && bytes < n) return !1;
		let stats = (0, node_fs.fstatSync)(fd);
		if (!stats.isFile() || bytes !== void 0 && stats.size !== bytes) return !1;
		let algorithms = algorithmsOf(seal);
		if (algorithms.length === 0) return !1;
		let found = this.measure(fd, algorithms, bytes ?? 2 ** 53 - 1);
		return found !== void 0 && isSealed(seal, found);
	}
	#startOf(length) {
		return this.#start.length !== length && (this.#start = this.#buffer.subarray(0, length)), this.#start;
	}
	hasBytes(fd, content) {
		let n = (0, node_fs.readSync)(fd, this.#buffer, 0, content.length + 1, 0);
		return n === content.length && content.equals(this.#buffer.subarray(0, n));
	}
	measure(fd, algorithms, most) {
		if (most < 524288) return this.#measureSmall(fd, algorithms, most);
		let hashes = algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]), bytes = 0;
		for (;;) {
			let n = (0, node_fs.readSync)(fd, this.#buffer, 0, BUFFER_BYTES, bytes);
			if (n === 0) break;
			if (bytes += n, heartbeat(), bytes > most) return;
			let content = n === 524288 ? this.#buffer : this.#buffer.subarray(0, n);
			for (let [, hash] of hashes) hash.update(content);
		}
		return {
			bytes,
			digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")]))
		};
	}
	#measureSmall(fd, algorithms, most) {
		let bytes = (0, node_fs.readSync)(fd, this.#buffer, 0, most + 1, 0);
		if (bytes > most) return;
		let content = this.#buffer.subarray(0, bytes);
		return this.#seen = content, {
			bytes,
			digests: Object.fromEntries(algorithms.map((algorithm) => [algorithm, digestOf(algorithm, content)]))
		};
	}
};
function isSealed(seal, found) {
	if (seal.bytes !== void 0 && seal.bytes !== found.bytes) return !1;
	let algorithms = algorithmsOf(seal);
	return algorithms.length > 0 && algorithms.every((algorithm) => found.digests?.[algorithm] === seal.digests[algorithm]);
}
function wholeOf(fd, size) {
	let whole = Buffer.allocUnsafeSlow(size), at = 0;
	for (let n = 1; n > 0 && at < size; at += n) n = (0, node_fs.readSync)(fd, whole, at, size - at, at);
	return at === size ? whole : void 0;
}
// src/disk/folder-handle.ts
function placeOfDescriptor(fd) {
	if (process.platform === "linux") try {
		return (0, node_fs.readlinkSync)(`/proc/self/fd/${fd}`, { encoding: "buffer" });
	} catch {
		return;
	}
}
var FolderHandle = class FolderHandle {
	#path;
	#fd;
	#start;
	constructor(path) {
		this.#path = path, this.#fd = openFolder(path), this.#start = this.#fd !== void 0 && placeOfDescriptor(this.#fd) !== void 0 ? `/proc/self/fd/${this.#fd}` : path;
	}
	static inside(root, path) {
		let place = (0, node_path.dirname)((0, node_path.join)((0, node_fs.realpathSync)(root), path));
		try {
			let folder = new FolderHandle(place);
			if (folder.isAt(place)) return folder;
			folder.close();
		} catch (error) {
			if (![
				"ENOENT",
				"ENOTDIR",
				"ELOOP"
			].includes(errorCode(error))) throw error;
		}
	}
	isAt(real) {
		let place = this.#fd === void 0 ? void 0 : placeOfDescriptor(this.#fd);
		return place === void 0 ? (0, node_fs.realpathSync)(this.#path) === real : place.equals(Buffer.from(real));
	}
	entry(name) {
		return typeof name == "string" ? (0, node_path.join)(this.#start, name) : Buffer.concat([Buffer.from(`${this.#start}${node_path.sep}`), name]);
	}
	sync() {
		try {
			this.#fd !== void 0 && (0, node_fs.fsyncSync)(this.#fd);
		} catch {}
	}
	close() {
		this.#fd !== void 0 && (0, node_fs.closeSync)(this.#fd), this.#fd = void 0;
	}
};
function openFolder(path) {
	try {
		if (node_fs.constants.O_DIRECTORY !== void 0) return (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | node_fs.constants.O_DIRECTORY);
	} catch (error) {
		if (errorCode(error) !== "EACCES") throw error;
	}
	if (!(0, node_fs.statSync)(path).isDirectory()) throw Object.assign(/* @__PURE__ */ Error("it is not a folder"), { code: "ENOTDIR" });
}
var Folders = class {
	#root;
	#real = /* @__PURE__ */ new Map();
	#last = "";
	#lastEnd = -2;
	constructor(root) {
		this.#root = root;
	}
	problem(path) {
		let end = path.lastIndexOf("/");
		if (end === this.#lastEnd && path.startsWith(this.#last)) return;
		let folder = end < 0 ? "" : path.slice(0, end);
		if (!this.#real.has(folder)) return this.#enterAll(path);
		this.#last = folder, this.#lastEnd = end;
	}
	#enterAll(path) {
		let problem = this.#enter("");
		if (problem !== void 0) return problem;
		for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
			let problem = this.#enter(path.slice(0, slash));
			if (problem !== void 0) return problem;
		}
	}
	changed() {
		let folders = [...this.#real];
		return this.#real.clear(), this.#lastEnd = -2, folders.flatMap(([folder, inode]) => this.#inodeOf(folder) === inode ? [] : [folder]);
	}
	#enter(folder) {
		if (!this.#real.has(folder)) try {
			let stats = (0, node_fs.lstatSync)((0, node_path.join)(this.#root, folder));
			if (stats.isDirectory()) this.#real.set(folder, stats.ino);
			else if (stats.isSymbolicLink()) return {
				state: "symlink",
				reason: `the folder ${JSON.stringify(folder)} is a symbolic link; links are never followed`
			};
			return stats.isDirectory() ? void 0 : { state: "missing" };
		} catch (error) {
			let code = errorCode(error);
			return code === "ENOENT" || code === "ENOTDIR" ? { state: "missing" } : {
				state: "unreadable",
				reason: `the folder ${JSON.stringify(folder)} cannot be inspected: ${code}`
			};
		}
	}
	#inodeOf(folder) {
		try {
			let stats = (0, node_fs.lstatSync)((0, node_path.join)(this.#root, folder));
			return stats.isDirectory() ? stats.ino : void 0;
		} catch {
			return;
		}
	}
};
function isBelowAny(path, folders) {
	if (folders.has("")) return !0;
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) if (folders.has(path.slice(0, slash))) return !0;
	return !1;
}
// src/disk/overlapped.ts
const PART_BYTES = 393216, readAt = (0, node_util.promisify)(node_fs.read);
async function holdsOverlapped(fd, seal) {
	let hashes = algorithmsOf(seal).map((algorithm) => ({
		expected: seal.digests[algorithm],
		hash: (0, node_crypto.createHash)(algorithm)
	})), stats = (0, node_fs.fstatSync)(fd);
	if (hashes.length === 0 || !stats.isFile() || seal.bytes !== void 0 && stats.size !== seal.bytes) return !1;
	let parts = [Buffer.allocUnsafeSlow(PART_BYTES), Buffer.allocUnsafeSlow(PART_BYTES)], bytes = 0, reading = readAt(fd, parts[0], 0, PART_BYTES, 0);
	for (let turn = 1;; turn++) {
		let { bytesRead, buffer } = await reading;
		if (bytesRead === 0) break;
		if (bytes += bytesRead, seal.bytes !== void 0 && bytes > seal.bytes) return !1;
		reading = readAt(fd, parts[turn % 2 == 0 ? 0 : 1], 0, PART_BYTES, bytes);
		let content = buffer.subarray(0, bytesRead);
		for (let { hash } of hashes) hash.update(content);
	}
	return (seal.bytes === void 0 || seal.bytes === bytes) && hashes.every(({ expected, hash }) => hash.digest("hex") === expected);
}
// src/disk/retry.ts
const BUSY = /* @__PURE__ */ new Set([
	"EBUSY",
	"EPERM",
	"EACCES"
]), PAUSES_MS = [
	10,
	20,
	50,
	100,
	200
], sleeper = new Int32Array(new SharedArrayBuffer(4));
function retryWhileBusy(work) {
	for (let pause of PAUSES_MS) try {
		return work();
	} catch (error) {
		if (!BUSY.has(errorCode(error))) throw error;
		Atomics.wait(sleeper, 0, 0, pause);
	}
	return work();
}
function removeFile(path) {
	retryWhileBusy(() => (0, node_fs.rmSync)(path, { force: !0 }));
}
function removeTree(path) {
	retryWhileBusy(() => (0, node_fs.rmSync)(path, {
		recursive: !0,
		force: !0,
		maxRetries: PAUSES_MS.length,
		retryDelay: 50
	}));
}
// src/disk/unverifiable-name.ts
const WINDOWS_ALIAS = /[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.[^/]*)?(?:\/|$)/i;
function windowsNameProblem(path) {
	if (path.includes("\\") || path.includes(":")) return "on Windows \"\\\" and \":\" would lead to another place";
	if (WINDOWS_ALIAS.test(path)) return "on Windows this name is a device, or another name without its last \".\" or blank";
}
function unverifiableName(path) {
	return node_fs.constants.O_NOFOLLOW === void 0 ? windowsNameProblem(path) : void 0;
}
// src/disk/sealed-file.ts
const FLAGS$2 = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0), MAX_DIAGNOSED_BYTES = 67108864, TOO_LARGE = `it has over ${MAX_DIAGNOSED_BYTES} bytes, or it changed again`, INTACT = { state: "intact" }, CHANGED = {
	state: "changed-while-reading",
	reason: "it was replaced while it was read"
};
var SealedFiles = class {
	#root;
	#folders;
	#entered;
	#reader = new DescriptorReader();
	#exec;
	constructor(root) {
		this.#root = realRoot(root), this.#folders = new Folders(this.#root), this.#entered = new Folders(this.#root);
	}
	observe(seal) {
		return this.isIntact(seal) ? INTACT : this.lookCloser(seal);
	}
	lookCloser(seal) {
		return this.#reader.forget(), heartbeat(), this.inspect(seal, (fd) => this.#lookAgain(fd, seal));
	}
	get seen() {
		return this.#reader.seen;
	}
	isIntact(seal) {
		return this.seemsIntact(seal) && this.changedFolders().length === 0;
	}
	changedFolders() {
		return this.#folders.changed();
	}
	seemsIntact(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) return !1;
		try {
			return this.#reader.holds(fd, seal) && this.#noteMode(fd, seal);
		} catch {
			return !1;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	seenWith(seal, content) {
		let fd = this.#openedQuickly(seal);
		if (fd !== void 0) try {
			let stats = (0, node_fs.fstatSync)(fd), fits = content.length < BUFFER_BYTES;
			if (!stats.isFile() || !(fits ? this.#reader.hasBytes(fd, content) : this.#reader.holds(fd, seal))) return;
			let exec = isExecutableMode(stats);
			return exec === void 0 ? "unknown" : exec ? "executable" : "plain";
		} catch {
			return;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	async seemsIntactOverlapped(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) return !1;
		try {
			return await holdsOverlapped(fd, seal) && this.#noteMode(fd, seal);
		} catch {
			return !1;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	get seenExec() {
		return this.#exec;
	}
	#noteMode(fd, seal) {
		return this.#exec = seal.exec === void 0 ? void 0 : isExecutableMode((0, node_fs.fstatSync)(fd)), !0;
	}
	#openedQuickly(seal) {
		try {
			return (this.#refusal(seal) ?? this.#folders.problem(seal.path)) === void 0 ? (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$2) : void 0;
		} catch {
			return;
		}
	}
	read(seal, found, limit) {
		let bytes;
		return this.inspect(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			if (!stats.isFile() || stats.size > limit || stats.size !== found.bytes) return { state: "missing" };
			let whole = wholeOf(fd, stats.size);
			return whole !== void 0 && algorithmsOf(seal).every((algorithm) => digestOf(algorithm, whole) === found.digests?.[algorithm]) && (bytes = whole), { state: "intact" };
		}), bytes;
	}
	content(seal, limit) {
		let bytes;
		return this.inspect(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			return stats.isFile() && stats.size <= limit && (bytes = wholeOf(fd, stats.size)), INTACT;
		}), bytes;
	}
	*pieces(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) throw Error("it cannot be opened any more");
		try {
			if (!(0, node_fs.fstatSync)(fd).isFile()) throw Error("it is not a regular file any more");
			let buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES), hashes = algorithmsOf(seal).map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]), limit = seal.bytes ?? 2 ** 53 - 1, bytes = 0;
			for (let n = (0, node_fs.readSync)(fd, buffer); n > 0 && (bytes += n, !(bytes > limit)); n = (0, node_fs.readSync)(fd, buffer)) {
				let piece = buffer.subarray(0, n);
				for (let [, hash] of hashes) hash.update(piece);
				yield piece;
			}
			let digests = Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")]));
			if (!isSealed(seal, {
				bytes,
				digests
			})) throw Error("its bytes no longer match the seal");
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	inspect(seal, look) {
		let fd;
		try {
			let problem = this.#refusal(seal) ?? this.#entered.problem(seal.path);
			return problem === void 0 ? (fd = this.#openPatiently(seal), this.#isAt(seal, fd) ? look(fd) : new Folders(this.#root).problem(seal.path) ?? CHANGED) : problem;
		} catch (error) {
			return (fd === void 0 ? new Folders(this.#root).problem(seal.path) : void 0) ?? refuse(errorCode(error));
		} finally {
			fd !== void 0 && (0, node_fs.closeSync)(fd);
		}
	}
	#openPatiently(seal) {
		let open = () => (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$2);
		return process.platform === "win32" ? retryWhileBusy(open) : open();
	}
	#isAt(seal, fd) {
		let place = placeOfDescriptor(fd);
		if (place !== void 0) return place.equals(Buffer.from(this.#pathOf(seal)));
		if (new Folders(this.#root).problem(seal.path) !== void 0) return !1;
		let opened = (0, node_fs.fstatSync)(fd, { bigint: !0 }), now = (0, node_fs.lstatSync)(this.#pathOf(seal), { bigint: !0 });
		return opened.ino === now.ino && opened.dev === now.dev;
	}
	#refusal(seal) {
		if (node_fs.constants.O_NOFOLLOW !== void 0) return;
		let reason = unverifiableName(seal.path);
		if (reason !== void 0) return {
			state: "outside-root",
			reason
		};
		let stats = (0, node_fs.lstatSync)(this.#pathOf(seal), { throwIfNoEntry: !1 });
		return stats?.isSymbolicLink() ? refuse("ELOOP") : stats === void 0 || stats.isFile() ? void 0 : {
			state: "not-a-file",
			reason: `there is ${kindOf(stats)} in its place`
		};
	}
	#pathOf(seal) {
		return seal.rawPath === void 0 ? `${this.#root}${node_path.sep}${seal.path}` : Buffer.concat([Buffer.from(`${this.#root}${node_path.sep}`), seal.rawPath]);
	}
	#lookAgain(fd, seal) {
		let before = (0, node_fs.fstatSync)(fd);
		if (!before.isFile()) return {
			state: "not-a-file",
			reason: `there is ${kindOf(before)} in its place`
		};
		if (seal.bytes !== void 0 && before.size !== seal.bytes && before.size > 1073741824) return {
			state: "drifted",
			found: { bytes: before.size }
		};
		let found = this.#reader.measure(fd, algorithmsOf(seal), before.size), after = (0, node_fs.fstatSync)(fd), still = before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
		return found === void 0 || !still || found.bytes !== after.size || isSealed(seal, found) ? {
			state: "changed-while-reading",
			reason: "its bytes, size or times changed in between"
		} : {
			state: "drifted",
			found
		};
	}
};
function refuse(code) {
	return code === "ENOENT" || code === "ENOTDIR" ? { state: "missing" } : code === "ELOOP" ? {
		state: "symlink",
		reason: "there is a symbolic link in its place; links are never followed"
	} : code === "EISDIR" ? {
		state: "not-a-file",
		reason: "there is a folder in its place"
	} : code === "ESPIPE" || code === "ENXIO" ? {
		state: "not-a-file",
		reason: "there is a pipe, a socket or a device in its place"
	} : {
		state: "unreadable",
		reason: `the system reports ${code}`
	};
}
function kindOf(stats) {
	return stats.isDirectory() ? "a folder" : stats.isFIFO() ? "a named pipe (FIFO)" : stats.isSocket() ? "a socket" : stats.isCharacterDevice() || stats.isBlockDevice() ? "a device" : "something that is not a file";
}
function realRoot(root) {
	try {
		return (0, node_fs.realpathSync)(root);
	} catch {
		return root;
	}
}
// src/disk/cpu-quota.ts
function cpuQuota(system = "/") {
	let limits = (textOf((0, node_path.join)(system, "proc/self/cgroup")) ?? "").split("\n").flatMap((line) => {
		let [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
		if (controllers === void 0 || path === void 0 || path.split("/").includes("..")) return [];
		let isFirstVersion = controllers.split(",").includes("cpu");
		return !isFirstVersion && controllers !== "" ? [] : (isFirstVersion ? [controllers, "cpu"] : ["", "unified"]).flatMap((mount) => foldersUpFrom(path).flatMap((folder) => limitIn((0, node_path.join)(system, "sys/fs/cgroup", mount, folder)) ?? []));
	});
	return limits.length === 0 ? void 0 : Math.max(Math.ceil(Math.min(...limits)), 1);
}
function foldersUpFrom(path) {
	let folders = [path];
	for (let folder = path; folder !== (0, node_path.dirname)(folder);) folder = (0, node_path.dirname)(folder), folders.push(folder);
	return folders;
}
function limitIn(folder) {
	let second = textOf((0, node_path.join)(folder, "cpu.max")), [quota, period] = second === void 0 ? [textOf((0, node_path.join)(folder, "cpu.cfs_quota_us")), textOf((0, node_path.join)(folder, "cpu.cfs_period_us"))] : second.split(" "), cores = Number(quota) / Number(period);
	return quota !== void 0 && cores > 0 && Number.isFinite(cores) ? cores : void 0;
}
function textOf(file) {
	try {
		return (0, node_fs.readFileSync)(file, "latin1");
	} catch {
		return;
	}
}
// src/disk/running-threads.ts
const RUNS = /\) R [^)]*$/;
function otherRunningThreads() {
	let looks = [];
	for (let idle = 0; looks.length < 5;) {
		let count = look();
		if (count === void 0) return;
		if (count === 0 && ++idle > 2) return 0;
		looks.push(count);
	}
	return looks.sort((a, b) => a - b)[2];
}
function look() {
	try {
		let [, running] = /^\S+ \S+ \S+ ([0-9]{1,6})\//.exec((0, node_fs.readFileSync)("/proc/loadavg", "latin1")) ?? [];
		if (running === void 0) return;
		let own = (0, node_fs.readdirSync)("/proc/self/task").filter(runs).length;
		return Math.max(Number(running) - own, 0);
	} catch {
		return;
	}
}
function runs(thread) {
	try {
		return RUNS.test((0, node_fs.readFileSync)(`/proc/self/task/${thread}/stat`, "latin1"));
	} catch {
		return !1;
	}
}
// src/disk/start-worker.ts
function workerFile(name) {
	let file = require("url").pathToFileURL(__filename).href.endsWith(".ts") ? `../entries/${name}.ts` : `./${name}.cjs`;
	return (0, node_url.fileURLToPath)(new URL(file, require("url").pathToFileURL(__filename).href));
}
function startWorker(name, options = {}) {
	return new ((0, node_module.createRequire)(require("url").pathToFileURL(__filename).href)("node:worker_threads")).Worker(workerFile(name), {
		env: {},
		execArgv: [],
		...options
	});
}
// src/drift/policy.ts
const MIB = 1048576, GIB = 1024 * MIB, DEFAULT_LIMITS = {
	workBytes: 6 * GIB,
	hashedBytes: GIB,
	guessedBytes: 48 * MIB,
	memory: 256 * MIB
}, LIMITS_WITHOUT_LENGTH = { guessedBytes: 12 * MIB }, COMPARISON_LIMITS = {
	...DEFAULT_LIMITS,
	workBytes: 2 * GIB
}, LESS = {
	workBytes: GIB / 2,
	hashedBytes: 64 * MIB,
	guessedBytes: MIB,
	why: "less is tried for each file after 24 that stayed unexplained"
}, MAX_MANY_WORK_BYTES = 64 * GIB;
function limitsAmongMany(count, length) {
	let share = Math.floor(MAX_MANY_WORK_BYTES / count), least = 262144 + 32 * length, workBytes = Math.min(DEFAULT_LIMITS.workBytes, Math.max(share, least)), why = `each of ${count} files has an equal share of the work`;
	return {
		...workBytes < DEFAULT_LIMITS.workBytes && {
			workBytes,
			why
		},
		...length <= 1048576 && { memory: 67108864 }
	};
}
function limitsOfComparison(count) {
	return { workBytes: Math.min(COMPARISON_LIMITS.workBytes, Math.max(Math.floor(MAX_MANY_WORK_BYTES / count), 4 * MIB)) };
}
function sampleIndexes(count) {
	let chosen = /* @__PURE__ */ new Set();
	for (let at = 0; at < Math.min(50, count); at++) chosen.add(at);
	for (let n = 0; n < 32; n++) chosen.add(Math.floor(n * count / 32));
	return [...chosen].filter((at) => at < count).sort((a, b) => a - b);
}
const SAMPLE = {
	brief: !0,
	hunks: !1,
	caches: !0
}, WITH_HUNKS = {
	brief: !1,
	hunks: !0,
	caches: !1
}, BRIEF = {
	brief: !0,
	hunks: !1,
	caches: !1
};
// src/model/seals.ts
function isInColumns(seals) {
	return "bareAt" in seals;
}
function sealAt(seals, index) {
	let seal = seals.at(index);
	if (seal === void 0) throw RangeError(`there is no seal ${index}`);
	return seal;
}
function pathAt(seals, index) {
	return isInColumns(seals) ? seals.pathAt(index) : sealAt(seals, index).path;
}
function totalBytes(seals, guess) {
	if (isInColumns(seals)) return seals.totalBytes(guess);
	let total = 0;
	for (let { bytes } of seals) total += bytes ?? guess;
	return total;
}
function indexesEndingIn(seals, ending) {
	return isInColumns(seals) ? seals.indexesEndingIn(ending) : seals.flatMap(({ path }, index) => path.slice(-ending.length).toLowerCase() === ending ? [index] : []);
}
function sealOfPath(seals, path) {
	if (!isInColumns(seals)) return seals.find((seal) => seal.path === path && seal.rawPath === void 0);
	let index = seals.indexOfPath(path);
	return index < 0 ? void 0 : seals.at(index);
}
// src/model/clock.ts
function elapsedMs() {
	return process.uptime() * 1e3;
}
// src/hashing/protocol.ts
const FLAGS$1 = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
var UnreadableError = class extends Error {
	code;
	constructor(code, message) {
		super(message), this.code = code;
	}
};
function readNamedFile(folder, name, maxBytes, allocate = Buffer.allocUnsafeSlow) {
	let path = (0, node_path.resolve)(folder, name);
	return isWithin((0, node_path.resolve)(folder), path) ? readRegular(placeInside(folder, name), maxBytes, {
		inside: (0, node_fs.realpathSync)(folder),
		allocate
	}) : readRegular((0, node_fs.realpathSync)(path), maxBytes, { allocate });
}
function readInside(folder, path, maxBytes) {
	return readRegular(placeInside(folder, path), maxBytes, { inside: (0, node_fs.realpathSync)(folder) });
}
function placeInside(folder, path) {
	let place = (0, node_fs.realpathSync)((0, node_path.resolve)(folder, path));
	if (!isWithin((0, node_fs.realpathSync)(folder), place)) throw escapes();
	return place;
}
function readRegular(real, maxBytes, { inside, allocate = Buffer.allocUnsafeSlow }) {
	let fd = (0, node_fs.openSync)(real, FLAGS$1);
	try {
		let stats = (0, node_fs.fstatSync)(fd, { bigint: !0 });
		if (!stats.isFile()) throw new UnreadableError("not-a-file", "it is not a regular file");
		if (inside !== void 0 && !isOpenedInside(fd, real, inside)) throw escapes();
		if (stats.size > maxBytes) throw new UnreadableError("too-large", `it has ${stats.size} bytes; the limit is ${maxBytes}`);
		let bytes = allocate(Number(stats.size)), at = 0;
		for (let n = 1; n > 0 && at < bytes.length; at += n) n = (0, node_fs.readSync)(fd, bytes, at, bytes.length - at, at);
		if (at !== bytes.length || (0, node_fs.fstatSync)(fd).size !== at) throw new UnreadableError("changed-while-reading", "its bytes, size or times changed in between");
		return bytes;
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
function isOpenedInside(fd, real, folder) {
	let place = placeOfDescriptor(fd);
	if (place !== void 0) return isWithin(folder, place.toString());
	let opened = (0, node_fs.fstatSync)(fd, { bigint: !0 }), now = (0, node_fs.lstatSync)(real, { bigint: !0 });
	return (0, node_fs.realpathSync)(real) === real && opened.ino === now.ino && opened.dev === now.dev;
}
function escapes() {
	return new UnreadableError("escapes-folder", "a link leads out of the folder");
}
function readStart(path, length) {
	let fd = (0, node_fs.openSync)((0, node_fs.realpathSync)(path), FLAGS$1);
	try {
		if (!(0, node_fs.fstatSync)(fd).isFile()) throw new UnreadableError("not-a-file", "it is not a regular file");
		let bytes = Buffer.alloc(length);
		return bytes.subarray(0, (0, node_fs.readSync)(fd, bytes, 0, length, 0));
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
function exists(folder, name = ".") {
	try {
		return (0, node_fs.lstatSync)((0, node_path.join)(folder, name), { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
function readParts(path, buffer, begin, part) {
	let fd = (0, node_fs.openSync)(path, FLAGS$1);
	try {
		let before = (0, node_fs.fstatSync)(fd);
		if (!before.isFile()) throw new UnreadableError("not-a-file", "it is not a regular file");
		if (placeOfDescriptor(fd)?.equals(Buffer.from(path)) === !1) throw escapes();
		begin(before.size);
		let bytes = 0;
		for (let n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, 0); n > 0 && (bytes += n, heartbeat(), !(bytes > before.size)); n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, bytes)) part(buffer.subarray(0, n));
		let after = (0, node_fs.fstatSync)(fd);
		if (bytes !== before.size || after.size !== bytes || after.mtimeMs !== before.mtimeMs) throw new UnreadableError("changed-while-reading", "it is being written");
		return bytes;
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
// src/disk/name-on-disk.ts
function nameOnDisk(path) {
	if (statsOf(path) === void 0) return;
	let name = (0, node_path.basename)(path);
	if (!mayBeFolded(path)) return name;
	let folder = (0, node_path.dirname)(path), names = (0, node_fs.readdirSync)(folder);
	return names.includes(name) ? name : names.find((other) => foldedName(other) === foldedName(name)) ?? names.find((other) => isOneFile((0, node_path.join)(folder, other), path)) ?? name;
}
function pathOnDisk(folder, path) {
	if (!isWithin(folder, path)) return (0, node_path.join)((0, node_path.dirname)(path), nameOnDisk(path) ?? (0, node_path.basename)(path));
	let real = folder;
	for (let part of (0, node_path.relative)(folder, path).split(node_path.sep)) part !== "" && (real = (0, node_path.join)(real, nameOnDisk((0, node_path.join)(real, part)) ?? part));
	return real;
}
function foldedName(name) {
	return isPlain(name) ? name.toLowerCase() : name.normalize("NFD").toUpperCase().toLowerCase().normalize("NFD");
}
function isOneFile(path, other) {
	let [a, b] = [statsOf(path), statsOf(other)];
	return a !== void 0 && a.ino === b?.ino && a.dev === b.dev;
}
function foldsNames(root, paths, areAscii = !1) {
	if (FOLDING_SYSTEM) return !0;
	let tries = areAscii ? [otherCase] : [otherCase, otherForm];
	for (let path of paths) {
		for (let other of tries) {
			let folder = path.slice(0, path.lastIndexOf("/") + 1), name = other(path.slice(folder.length));
			if (`${folder}${name}` !== path) {
				if (statsOf((0, node_path.join)(root, folder, name)) !== void 0) return !0;
				tries.splice(tries.indexOf(other), 1);
			}
		}
		if (tries.length === 0) return !1;
	}
	return !1;
}
var ListedNames = class {
	#root;
	#names = /* @__PURE__ */ new Map();
	#good = /* @__PURE__ */ new Set([""]);
	constructor(root) {
		this.#root = root;
	}
	problem(path) {
		for (let from = 0, slash = path.indexOf("/");; from = slash + 1, slash = path.indexOf("/", from)) {
			let folder = from === 0 ? "" : path.slice(0, from - 1), part = slash < 0 ? path : path.slice(0, slash);
			if (slash < 0 || !this.#good.has(part)) {
				try {
					if (!this.#listed(folder).has(part.slice(from))) return { state: "missing" };
				} catch (error) {
					return {
						state: "unreadable",
						reason: `the folder ${JSON.stringify(folder || ".")} cannot be listed (${errorCode(error)}), so the name on disk is not known`
					};
				}
				slash >= 0 && this.#good.add(part);
			}
			if (slash < 0) return;
		}
	}
	#listed(folder) {
		let known = this.#names.get(folder);
		if (known !== void 0) return known;
		let names = new Set((0, node_fs.readdirSync)((0, node_path.join)(this.#root, folder)));
		return this.#names.set(folder, names), names;
	}
};
const FOLDING_SYSTEM = process.platform === "win32" || process.platform === "darwin";
function mayBeFolded(path) {
	let name = (0, node_path.basename)(path);
	if (FOLDING_SYSTEM || !isPlain(name)) return !0;
	let other = otherCase(name);
	return other !== name && statsOf((0, node_path.join)((0, node_path.dirname)(path), other)) !== void 0;
}
function statsOf(path) {
	try {
		return (0, node_fs.lstatSync)(path, {
			throwIfNoEntry: !1,
			bigint: !0
		});
	} catch {
		return;
	}
}
function isPlain(name) {
	return /^[\x20-\x7e]*$/.test(name);
}
function otherCase(name) {
	return name.replace(/[A-Za-z]/g, (letter) => letter < "a" ? letter.toLowerCase() : letter.toUpperCase());
}
function otherForm(name) {
	if (isPlain(name)) return name;
	let composed = name.normalize("NFC");
	return composed === name ? name.normalize("NFD") : composed;
}
// src/disk/sealed-contents.ts
const MAX_FILE_BYTES = 16777216, MARK = "seal-gate/", MARK_UTF16 = Buffer.from(MARK, "utf16le");
function holdsDocument(root, seals, observations) {
	let files = new SealedFiles(root);
	return indexesEndingIn(seals, ".json").some((index) => {
		let seal = observations[index]?.state === "intact" ? seals.at(index) : void 0;
		if (seal === void 0 || (seal.bytes ?? 0) > MAX_FILE_BYTES) return !1;
		let bytes = files.content(seal, MAX_FILE_BYTES);
		return bytes !== void 0 && (bytes.includes(MARK) || bytes.includes(MARK_UTF16));
	});
}
function sealedContents(root, seals, observations) {
	let files = new SealedFiles(root), room = 268435456;
	return seals.map((seal, index) => {
		let intact = observations[index]?.state === "intact", bytes = intact ? files.content(seal, Math.min(MAX_FILE_BYTES, room)) : void 0;
		return room -= bytes?.length ?? 0, bytes === void 0 && intact ? {
			seal,
			intact,
			pieces: () => files.pieces(seal)
		} : {
			seal,
			intact,
			...bytes !== void 0 && { bytes }
		};
	});
}
// src/disk/tree-stamp.ts
function treeStamp(roots) {
	let hash = (0, node_crypto.createHash)("sha256");
	for (let { root, seals } of roots) for (let { path, rawPath } of seals) hash.update(`${JSON.stringify(path)} ${factsOf(root, path, rawPath)}\n`);
	return hash.digest("hex");
}
function factsOf(root, path, rawPath) {
	let place = rawPath === void 0 ? (0, node_path.join)(root, path) : Buffer.concat([Buffer.from(`${root}/`), rawPath]);
	try {
		let { size, mtimeNs, ctimeNs, ino, mode } = (0, node_fs.lstatSync)(place, { bigint: !0 });
		return [
			size,
			mtimeNs,
			ctimeNs,
			ino,
			mode
		].join(" ");
	} catch {
		return "unreachable";
	}
}
// src/git/object-id.ts
const FULL_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
function isObjectId(text) {
	return FULL_ID.test(text);
}
function formatOf(id) {
	return id.length === 64 ? "sha256" : "sha1";
}
function idOfObject(object, format) {
	return node_crypto.hash === void 0 ? (0, node_crypto.createHash)(format).update(object).digest("hex") : (0, node_crypto.hash)(format, object, "hex");
}
function blobId(bytes, format) {
	let header = `blob ${bytes.length}\0`, length = header.length + bytes.length;
	return length > AT_ONCE.length ? (0, node_crypto.createHash)(format).update(header).update(bytes).digest("hex") : (AT_ONCE.write(header, 0, "latin1"), AT_ONCE.set(bytes, header.length), idOfObject(AT_ONCE.subarray(0, length), format));
}
const AT_ONCE = node_buffer.Buffer.allocUnsafeSlow(65536);
var FactFinder = class {
	#ascii = !0;
	#binary = !1;
	#bom = !1;
	#crlf = 0;
	#lf = 0;
	#loneCr = 0;
	#head = [];
	#endsInCr = !1;
	#decoder;
	update(chunk) {
		this.#head.length < 3 && (this.#head = [...this.#head, ...chunk.subarray(0, 3)].slice(0, 3)), this.#binary || (chunk.includes(0) && (this.#binary = !0), (0, node_buffer.isAscii)(chunk) && this.#ascii || this.#decode(chunk), this.#binary || this.#countLineEnds(chunk));
	}
	done() {
		if (!this.#ascii && !this.#binary && this.#decode(void 0), this.#binary) return { text: "binary" };
		this.#endsInCr && this.#loneCr++;
		let [a, b, c] = this.#head;
		return this.#bom = a === 239 && b === 187 && c === 191, {
			text: this.#ascii ? "ascii" : "utf-8",
			eol: this.#eol(),
			...this.#bom && { bom: !0 }
		};
	}
	#decode(chunk) {
		this.#ascii = !1;
		try {
			this.#decoder ??= new TextDecoder("utf-8", { fatal: !0 }), this.#decoder.decode(chunk, { stream: chunk !== void 0 });
		} catch {
			this.#binary = !0;
		}
	}
	#countLineEnds(chunk) {
		this.#endsInCr && chunk.length > 0 && chunk[0] !== 10 && this.#loneCr++;
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) (at === 0 ? this.#endsInCr : chunk[at - 1] === 13) ? this.#crlf++ : this.#lf++;
		for (let at = chunk.indexOf(13); at >= 0; at = chunk.indexOf(13, at + 1)) at + 1 < chunk.length && chunk[at + 1] !== 10 && this.#loneCr++;
		chunk.length > 0 && (this.#endsInCr = chunk[chunk.length - 1] === 13);
	}
	#eol() {
		let kinds = [
			this.#lf > 0,
			this.#crlf > 0,
			this.#loneCr > 0
		].filter(Boolean).length;
		return kinds === 0 ? "none" : kinds > 1 || this.#loneCr > 0 ? "mixed" : this.#crlf > 0 ? "crlf" : "lf";
	}
};
// src/hashing/make-seal.ts
const USUAL_KIND = {
	algorithms: ["sha256"],
	objectFormat: "sha1"
};
var SealMaker = class {
	#hashes;
	#blob;
	#facts = new FactFinder();
	constructor(size, { algorithms, objectFormat }) {
		this.#hashes = algorithms.map((name) => [name, (0, node_crypto.createHash)(name)]), this.#blob = (0, node_crypto.createHash)(objectFormat).update(`blob ${size}\0`);
	}
	update(part) {
		for (let [, hash] of this.#hashes) hash.update(part);
		this.#blob.update(part), this.#facts.update(part);
	}
	done(path, bytes, line) {
		return {
			path,
			digests: Object.fromEntries(this.#hashes.map(([name, hash]) => [name, hash.digest("hex")])),
			bytes,
			line,
			...this.#facts.done(),
			git: this.#blob.digest("hex")
		};
	}
};
function makeSeal(file, path, line, buffer, kind = USUAL_KIND) {
	let size = 0, whole, maker, bytes = readParts(file, buffer, (length) => {
		size = length, size === 0 && (whole = sealOf(path, Buffer.alloc(0), line, kind));
	}, (part) => {
		part.length === size ? whole = sealOf(path, part, line, kind) : (maker ??= new SealMaker(size, kind), maker.update(part));
	}), seal = whole ?? maker?.done(path, bytes, line);
	if (seal === void 0) throw Error("the file was not read");
	return kind.mode === void 0 ? seal : {
		...seal,
		exec: isExecutable(file) ?? kind.mode
	};
}
function sealOf(path, content, line, { algorithms, objectFormat }) {
	let digests = Object.fromEntries(algorithms.map((name) => [name, digestOf(name, content)])), facts = new FactFinder();
	return facts.update(content), {
		path,
		digests,
		bytes: content.length,
		line,
		...facts.done(),
		git: blobId(content, objectFormat)
	};
}
function sealShare({ files, counter }) {
	let next = new Int32Array(counter), buffer = Buffer.allocUnsafeSlow(524288), share = [];
	for (;;) {
		let from = Atomics.add(next, 0, 32);
		if (from >= files.length) return share;
		heartbeat();
		for (let [offset, [path, file, kind]] of files.slice(from, from + 32).entries()) share.push([from + offset, sealOne(path, file, from + offset + 1, buffer, kind)]);
	}
}
function sealOne(path, file, line, buffer, kind) {
	try {
		return makeSeal(file, path, line, buffer, kind);
	} catch (error) {
		return `it cannot be read: ${errorCode(error)}`;
	}
}
// src/disk/make-folders.ts
function makeFolders(root, path, made) {
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
		let folder = (0, node_path.join)(root, path.slice(0, slash));
		try {
			(0, node_fs.mkdirSync)(folder), made.push(folder);
		} catch (error) {
			if (errorCode(error) !== "EEXIST") throw error;
			if (!(0, node_fs.lstatSync)(folder).isDirectory()) return `${JSON.stringify(path.slice(0, slash))} is not a folder`;
		}
	}
}
function makeFolderAt(path) {
	(0, node_fs.mkdirSync)(path, { recursive: !0 });
}
function removeFolders(made) {
	for (let folder of made.toReversed()) try {
		(0, node_fs.rmdirSync)(folder);
	} catch {
		return;
	}
}
// src/disk/atomic-write.ts
const FLAGS = node_fs.constants.O_WRONLY | node_fs.constants.O_CREAT | node_fs.constants.O_EXCL | (node_fs.constants.O_NOFOLLOW ?? 0);
var OtherNameError = class extends Error {
	code = "EEXIST";
	existing;
	constructor(existing) {
		super(`there is ${JSON.stringify(existing)}, which this file system takes for the same file`), this.existing = existing;
	}
}, AtomicFile = class AtomicFile {
	#folder;
	#target;
	#draft;
	#before;
	#fd;
	#draftExists = !1;
	constructor(folder, name, mode = 438) {
		this.#folder = folder, this.#target = folder.entry(name), this.#draft = folder.entry(`.seal-gate-${(0, node_crypto.randomBytes)(8).toString("hex")}`);
		try {
			let before = (0, node_fs.lstatSync)(this.#target, { throwIfNoEntry: !1 });
			this.#before = before?.isFile() ? before : void 0, this.#fd = (0, node_fs.openSync)(this.#draft, FLAGS, this.#before === void 0 ? mode : 384), this.#draftExists = !0;
		} catch (error) {
			throw this.#folder.close(), error;
		}
	}
	static at(path) {
		let other = nameOnDisk(path);
		if (other !== void 0 && other !== (0, node_path.basename)(path)) throw new OtherNameError(other);
		return new AtomicFile(new FolderHandle((0, node_path.dirname)(path)), (0, node_path.basename)(path));
	}
	write(content) {
		if (this.#fd === void 0) throw Error("the file is closed");
		let bytes = typeof content == "string" ? Buffer.from(content) : content;
		for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(this.#fd, bytes, at);
	}
	keep(isWanted = () => !0, isNew = !1) {
		if (this.#fd === void 0) throw Error("the file is closed");
		try {
			return this.#before !== void 0 && keepModeAndOwner(this.#fd, this.#before), (0, node_fs.fsyncSync)(this.#fd), this.#closeDraft(), !isWanted() || !(isNew ? this.#putWhereNothingIs() : this.#replace()) ? !1 : (this.#folder.sync(), !0);
		} finally {
			this.close();
		}
	}
	close() {
		this.#closeDraft(), this.#draftExists && retryWhileBusy(() => (0, node_fs.rmSync)(this.#draft, { force: !0 })), this.#draftExists = !1, this.#folder.close();
	}
	#replace() {
		try {
			retryWhileBusy(() => (0, node_fs.renameSync)(this.#draft, this.#target));
		} catch (error) {
			if (process.platform !== "win32" || this.#before === void 0 || this.#before.mode & 128) throw error;
			(0, node_fs.chmodSync)(this.#target, this.#before.mode | 128), (0, node_fs.renameSync)(this.#draft, this.#target);
		}
		return this.#draftExists = !1, !0;
	}
	#putWhereNothingIs() {
		try {
			return (0, node_fs.linkSync)(this.#draft, this.#target), !0;
		} catch (error) {
			return errorCode(error) !== "EEXIST" && (0, node_fs.lstatSync)(this.#target, { throwIfNoEntry: !1 }) === void 0 && this.#replace();
		}
	}
	#closeDraft() {
		this.#fd !== void 0 && (0, node_fs.closeSync)(this.#fd), this.#fd = void 0;
	}
};
function keepModeAndOwner(fd, { uid, gid, mode }) {
	let now = (0, node_fs.fstatSync)(fd), kept = 4095;
	try {
		(now.uid !== uid || now.gid !== gid) && (0, node_fs.fchownSync)(fd, uid, gid);
	} catch (error) {
		if (errorCode(error) !== "EPERM") throw error;
		kept = 1023;
	}
	(0, node_fs.fchmodSync)(fd, mode & kept);
}
function writeAtomically(path, content) {
	finish(AtomicFile.at(path), [content]);
}
function writePartsAtomically(path, parts) {
	finish(AtomicFile.at(path), parts);
}
function finish(file, parts, isNew = !1) {
	try {
		for (let part of parts) file.write(part);
		if (!file.keep(void 0, isNew)) throw Object.assign(/* @__PURE__ */ Error("something exists there"), { code: "EEXIST" });
	} finally {
		file.close();
	}
}
function writeInside(root, path, content, isNew = !1) {
	let problem = makeFolders(root, path, []), folder = problem === void 0 ? FolderHandle.inside(root, path) : void 0;
	if (folder === void 0) throw Error(problem ?? "a link leads out of the folder");
	finish(new AtomicFile(folder, (0, node_path.basename)(path)), [content], isNew);
}
// src/disk/system-program.ts
const SYSTEM_FOLDERS = [
	"/usr/bin",
	"/bin",
	"/usr/local/bin",
	"/opt/homebrew/bin"
];
function systemProgram(name) {
	for (let folder of SYSTEM_FOLDERS) try {
		let program = (0, node_fs.realpathSync)((0, node_path.join)(folder, name));
		if ((0, node_fs.accessSync)(program, node_fs.constants.X_OK), (0, node_fs.statSync)(program).isFile()) return program;
	} catch {}
}
// src/disk/signals.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function onSignals(act, register = "once") {
	for (let signal of SIGNALS) process[register](signal, act);
	return () => {
		for (let signal of SIGNALS) process.off(signal, act);
	};
}
// src/disk/private-tree.ts
var PrivateTree = class {
	root = (0, node_fs.realpathSync)((0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-tree-")));
	#folders = /* @__PURE__ */ new Set();
	put(path, bytes, isExecutable) {
		let fd = (0, node_fs.openSync)(this.#newPlace(path), "wx", isExecutable ? 448 : 384);
		try {
			for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(fd, bytes, at);
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	putLink(path, target) {
		(0, node_fs.symlinkSync)(target, this.#newPlace(path));
	}
	makeFolder(path) {
		for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) this.#makeOne(path.slice(0, end));
		path !== "" && this.#makeOne(path);
	}
	remove() {
		removeTree(this.root);
	}
	#makeOne(folder) {
		this.#folders.has(folder) || ((0, node_fs.mkdirSync)(this.#place(folder), { mode: 448 }), this.#folders.add(folder));
	}
	#newPlace(path) {
		return this.makeFolder(path.slice(0, Math.max(0, path.lastIndexOf("/")))), this.#place(path);
	}
	#place(path) {
		if (path.split("/").some((segment) => segment === "" || segment === "." || segment === ".." || segment.includes("\0"))) throw Error(`${JSON.stringify(path)} is not the path of a file`);
		let raw = Buffer.from(path, "latin1"), name = raw.toString("utf8"), isText = Buffer.from(name, "utf8").equals(raw), problem = unverifiableName(name);
		if (problem !== void 0) throw Error(`${JSON.stringify(name)} cannot be a file here: ${problem}`);
		return isText ? `${this.root}${node_path.sep}${name}` : Buffer.concat([Buffer.from(`${this.root}${node_path.sep}`), raw]);
	}
};
// src/disk/copy-file.ts
function copyFile(from, to, buffer) {
	let target = (0, node_fs.openSync)(to, "wx", 384);
	try {
		readParts(from, buffer, () => {}, (part) => {
			for (let at = 0; at < part.length;) at += (0, node_fs.writeSync)(target, part, at);
		});
	} finally {
		(0, node_fs.closeSync)(target);
	}
}
// src/disk/read-stdin.ts
var read_stdin_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readStdin: () => readStdin });
async function readStdin(maxBytes) {
	let parts = [], bytes = 0;
	for await (let part of process.stdin) {
		let piece = part;
		if (parts.push(piece), bytes += piece.length, bytes > maxBytes) break;
	}
	return Buffer.concat(parts).subarray(0, maxBytes + 1);
}
exports.AtomicFile = AtomicFile, exports.BIG_BYTES = 8388608, exports.BRIEF = BRIEF, exports.BUFFER_BYTES = BUFFER_BYTES, exports.COMPARISON_LIMITS = COMPARISON_LIMITS, exports.DEFAULT_LIMITS = DEFAULT_LIMITS, exports.FolderHandle = FolderHandle, exports.Folders = Folders, exports.GitDirectories = GitDirectories, exports.HEX_LENGTH = HEX_LENGTH, exports.KEEPS_MODES = KEEPS_MODES, exports.LESS = LESS, exports.LIMITS_WITHOUT_LENGTH = LIMITS_WITHOUT_LENGTH, exports.ListedNames = ListedNames, exports.MAX_ARCHIVE_BYTES = 201326592, exports.MAX_DIAGNOSED_BYTES = MAX_DIAGNOSED_BYTES, exports.MAX_DIAGNOSIS_MS = 6e5, exports.MAX_PARALLEL_BYTES = 1048576, exports.MAX_RUN_WORK_BYTES = 68719476736, exports.OtherNameError = OtherNameError, exports.PREPARE = "prepare", exports.PrivateTree = PrivateTree, exports.SAMPLE = SAMPLE, exports.SealMaker = SealMaker, exports.SealedFiles = SealedFiles, exports.TOO_LARGE = TOO_LARGE, exports.USUAL_KIND = USUAL_KIND, exports.UnreadableError = UnreadableError, exports.WITH_HUNKS = WITH_HUNKS, exports.algorithmsOf = algorithmsOf, exports.blobId = blobId, exports.copyFile = copyFile, exports.cpuQuota = cpuQuota, exports.digestOf = digestOf, exports.digestsMatch = digestsMatch, exports.elapsedMs = elapsedMs, exports.entriesIn = entriesIn, exports.errorCode = errorCode, exports.errorMessage = errorMessage, exports.escapesFolder = escapesFolder, exports.exists = exists, exports.foldedName = foldedName, exports.folderWithGit = folderWithGit, exports.foldsNames = foldsNames, exports.formatOf = formatOf, exports.hasGit = hasGit, exports.heartbeat = heartbeat, exports.holdsDocument = holdsDocument, exports.idOfObject = idOfObject, exports.isBelowAny = isBelowAny, exports.isExecutable = isExecutable, exports.isFolder = isFolder, exports.isGitNear = isGitNear, exports.isInColumns = isInColumns, exports.isObjectId = isObjectId, exports.isReachable = isReachable, exports.isWithin = isWithin, exports.jsonErrorMessage = jsonErrorMessage, exports.limitsAmongMany = limitsAmongMany, exports.limitsOfComparison = limitsOfComparison, exports.makeFolderAt = makeFolderAt, exports.makeFolders = makeFolders, exports.matchesSeal = matchesSeal, exports.nameOnDisk = nameOnDisk, exports.namesIn = namesIn, exports.onHeartbeat = onHeartbeat, exports.onSignals = onSignals, exports.otherRunningThreads = otherRunningThreads, exports.pathAt = pathAt, exports.pathOnDisk = pathOnDisk, exports.placeInside = placeInside, exports.placeOfDescriptor = placeOfDescriptor, exports.readInside = readInside, exports.readNamedFile = readNamedFile, exports.readParts = readParts, exports.readStart = readStart, exports.read_stdin_exports = read_stdin_exports, exports.realPath = realPath, exports.relativePath = relativePath, exports.removeFile = removeFile, exports.removeFolders = removeFolders, exports.removeTree = removeTree, exports.sampleIndexes = sampleIndexes, exports.sealAt = sealAt, exports.sealKey = sealKey, exports.sealOfPath = sealOfPath, exports.sealShare = sealShare, exports.sealedContents = sealedContents, exports.startWorker = startWorker, exports.statsAt = statsAt, exports.statsOf = statsOf$1, exports.statsOfDescriptor = statsOfDescriptor, exports.systemProgram = systemProgram, exports.targetOf = targetOf, exports.totalBytes = totalBytes, exports.treeStamp = treeStamp, exports.unverifiableName = unverifiableName, exports.walk = walk, exports.workerFile = workerFile, exports.writeAtomically = writeAtomically, exports.writeInside = writeInside, exports.writePartsAtomically = writePartsAtomically;

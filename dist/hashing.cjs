const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_util = require("node:util"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_module = require("node:module"), node_url = require("node:url"), node_buffer = require("node:buffer");
// src/disk/contain.ts
/** True for the folder itself and everything below it. Compares names only: give both as real paths, or both as written. */
function isWithin(folder, path) {
	return path === folder || path.startsWith(folder.endsWith(node_path.sep) ? folder : `${folder}${node_path.sep}`);
}
/**
* True for a path that is inside the folder by its name, and outside once its links are followed. A pull request can replace a
* manifest with a link; its target must not be read, since problems quote what they read. A path outside that the user names is the user's
* own choice.
* @throws when nothing exists there
*/
function escapesFolder(folder, path) {
	return isWithin((0, node_path.resolve)(folder), (0, node_path.resolve)(folder, path)) ? !isWithin((0, node_fs.realpathSync)(folder), (0, node_fs.realpathSync)((0, node_path.resolve)(folder, path))) : !1;
}
/** Absolute path without links. @throws when nothing exists there */
function realPath(path) {
	return (0, node_fs.realpathSync)(path);
}
/** True when a path leads to something once its links are followed. */
function isReachable(path) {
	return (0, node_fs.existsSync)(path);
}
/** True for a folder, or a link to one. What cannot be inspected (links in a circle, a name that is too long) is none. */
function isFolder(path) {
	try {
		return (0, node_fs.statSync)(path).isDirectory();
	} catch {
		return !1;
	}
}
/** `/`-separated and relative to the folder; `.` for the folder itself. */
function relativePath(path, folder) {
	return (0, node_path.relative)(folder, path).split(node_path.sep).join("/") || ".";
}
// src/disk/git-near.ts
/** The nearest folder, this one or one above it, that has a `.git`. It need not be a repository. */
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
/** True when a folder between the root and the file is itself a git folder for git, whatever its name: setup.c, is_git_directory. */
function isGitDirectory(root, path) {
	let folders = path.split("/").slice(0, -1);
	return [root, ...folders.map((_, index) => (0, node_path.join)(root, ...folders.slice(0, index + 1)))].some((folder) => [
		"HEAD",
		"objects",
		"refs"
	].every((name) => (0, node_fs.existsSync)((0, node_path.join)(folder, name))));
}
/** True when git may know a path: the path, or a folder above it, is in what looks like a repository. */
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
/** What is at a path, links not followed; undefined when nothing exists there. @throws when it cannot be inspected */
function statsAt(path) {
	return (0, node_fs.lstatSync)(path, { throwIfNoEntry: !1 });
}
/** The same. @throws when nothing exists there, or it cannot be inspected */
function statsOf$1(path) {
	return (0, node_fs.lstatSync)(path);
}
/** Names in a folder, in the order of the system. @throws when it cannot be listed */
function namesIn(folder) {
	return (0, node_fs.readdirSync)(folder);
}
/** What an open descriptor leads to; undefined when it is closed. */
function statsOfDescriptor(fd) {
	try {
		return (0, node_fs.fstatSync)(fd);
	} catch {
		return;
	}
}
const KEEPS_MODES = process.platform !== "win32";
/** Whether the owner may execute the regular file at a path; undefined when there is none, or the system keeps no modes. @throws as `statsAt` */
function isExecutable(path) {
	let stats = KEEPS_MODES ? statsAt(path) : void 0;
	return stats?.isFile() === !0 ? !!(stats.mode & 64) : void 0;
}
/** Where a symbolic link leads, as it has it. @throws when there is none */
function targetOf(path) {
	return (0, node_fs.readlinkSync)(path, { encoding: "buffer" });
}
// src/model/error-message.ts
/** The message of whatever was thrown, of any type and from any realm (`instanceof Error` knows only its own). */
function errorMessage(error) {
	return node_util.types.isNativeError(error) ? error.message : `a value that is not an Error was thrown: ${toText(error)}`;
}
/**
* Why a text is not JSON, without the piece of it that the parser quotes (`Unexpected token 'x', ..."…"... is not valid JSON`): a piece of a secret
* is not recognised as one, and would not be masked.
*/
function jsonErrorMessage(error) {
	return errorMessage(error).replace(/, (?:\.\.\.)?".*/s, "");
}
/** The system's error code (`ENOENT`, …) where there is one, else the message. */
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
// src/disk/walk.ts
/** Distinguishes seals and entries by the bytes of their names. */
function sealKey(seal) {
	return seal.rawPath === void 0 ? seal.path : `\0${Buffer.from(seal.rawPath).toString("latin1")}`;
}
/**
* All entries under a root, dotfiles too, links not followed. Only the folder `.git` of a repository whose top is the root is left out:
* anywhere else, and as a file or link, files could be hidden in it.
* @param unlisted receives each folder, relative to the root, that cannot be listed, and the system's reason
*/
function* walk(root, unlisted) {
	let folders = [Buffer.from("")];
	for (let folder = folders.pop(); folder !== void 0; folder = folders.pop()) {
		let current = folder;
		require_gate.heartbeat();
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
/** True when the folder is the top of a repository with a git folder of its own, by git's own test: https://git-scm.com/docs/gitrepository-layout */
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
/** Text where the name is UTF-8: Node 20 on Windows takes the bytes `a.` for `a`. */
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
/** Hex digits of each digest. */
const HEX_LENGTH = {
	sha256: 64,
	sha384: 96,
	sha512: 128,
	blake2b512: 128
};
/** Lower-case hex digest of bytes in memory. One-shot hashing saves a third of the time on small files. */
function digestOf(algorithm, bytes) {
	return node_crypto.hash === void 0 ? (0, node_crypto.createHash)(algorithm).update(bytes).digest("hex") : (0, node_crypto.hash)(algorithm, bytes, "hex");
}
/** The algorithms that a seal lists, in a fixed order. */
function algorithmsOf(seal) {
	return algorithmsIn(seal.digests);
}
function algorithmsIn(digests) {
	return Object.keys(HEX_LENGTH).filter((algorithm) => digests[algorithm] !== void 0);
}
/** True when every listed digest is that of the bytes. No digest at all matches nothing. */
function digestsMatch(digests, bytes) {
	let { sha256, sha384, sha512, blake2b512 } = digests;
	return sha384 === void 0 && sha512 === void 0 && blake2b512 === void 0 ? sha256 !== void 0 && digestOf("sha256", bytes) === sha256 : algorithmsIn(digests).every((algorithm) => digestOf(algorithm, bytes) === digests[algorithm]);
}
/**
* True when the bytes are exactly the sealed ones: the length (if sealed) and every listed digest. The length is compared first, so
* that nearly every wrong candidate costs no hash.
*/
function matchesSeal(seal, bytes) {
	return seal.shards === void 0 ? seal.prefix === void 0 ? (seal.bytes === void 0 || seal.bytes === bytes.length) && digestsMatch(seal.digests, bytes) : seal.prefix.copy().update(bytes).digest("hex") === seal.digests.sha256 : shardsMatch(seal.shards, bytes);
}
function shardsMatch(shards, bytes) {
	let starts = [0, ...shards.map(({ end }) => end)];
	return bytes.length === starts.at(-1) && shards.every(({ end, digests }, index) => digestsMatch(digests, bytes.subarray(starts[index], end)));
}
// src/disk/descriptor-reader.ts
const BUFFER_BYTES = 524288;
/** One per thread, created when first needed. Every use is synchronous, so two uses never overlap. */
let scratch;
/** Reads opened files and measures their bytes. */
var DescriptorReader = class {
	#buffer;
	#seen;
	constructor() {
		scratch ??= Buffer.allocUnsafeSlow(BUFFER_BYTES), this.#buffer = scratch;
	}
	/** The bytes that were measured last, if a single read got all of them; overwritten by the next read. */
	get seen() {
		return this.#seen;
	}
	forget() {
		this.#seen = void 0;
	}
	/**
	* The quick way, for intact files. A read at a position fails on FIFOs, sockets and terminals (ESPIPE) and on folders (EISDIR), and
	* asking for one byte more than sealed proves the length, so `fstat` is needed only if the seal promises no bytes, or as many as a block
	* device may have. A character device has no end.
	*/
	holds(fd, seal) {
		let { bytes } = seal;
		if ((bytes === void 0 || bytes % 512 == 0) && !(0, node_fs.fstatSync)(fd).isFile()) return !1;
		let asked = bytes === void 0 ? BUFFER_BYTES : Math.min(bytes + 1, BUFFER_BYTES), n = (0, node_fs.readSync)(fd, this.#buffer, 0, asked, 0);
		if (n < asked) return (bytes === void 0 || n === bytes) && digestsMatch(seal.digests, this.#buffer.subarray(0, n));
		if (bytes !== void 0 && bytes < n) return !1;
		let stats = (0, node_fs.fstatSync)(fd);
		if (!stats.isFile() || bytes !== void 0 && stats.size !== bytes) return !1;
		let algorithms = algorithmsOf(seal);
		if (algorithms.length === 0) return !1;
		let found = this.measure(fd, algorithms, bytes ?? 2 ** 53 - 1);
		return found !== void 0 && isSealed(seal, found);
	}
	/** Length and digests of all bytes from one read through. Undefined when there are more than `most`. */
	measure(fd, algorithms, most) {
		if (most < 524288) return this.#measureSmall(fd, algorithms, most);
		let hashes = algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]), bytes = 0;
		for (;;) {
			let n = (0, node_fs.readSync)(fd, this.#buffer, 0, BUFFER_BYTES, bytes);
			if (n === 0) break;
			if (bytes += n, require_gate.heartbeat(), bytes > most) return;
			let content = n === 524288 ? this.#buffer : this.#buffer.subarray(0, n);
			for (let [, hash] of hashes) hash.update(content);
		}
		return {
			bytes,
			digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")]))
		};
	}
	/** The same for a file that fits into one read, which asks for one byte more to see whether there are more. */
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
/** True if a measurement matches a seal: its length, if it has one, and each of its digests. */
function isSealed(seal, found) {
	if (seal.bytes !== void 0 && seal.bytes !== found.bytes) return !1;
	let algorithms = algorithmsOf(seal);
	return algorithms.length > 0 && algorithms.every((algorithm) => found.digests?.[algorithm] === seal.digests[algorithm]);
}
/** All bytes of an opened file. Undefined when the file became shorter meanwhile. */
function wholeOf(fd, size) {
	let whole = Buffer.allocUnsafeSlow(size), at = 0;
	for (let n = 1; n > 0 && at < size; at += n) n = (0, node_fs.readSync)(fd, whole, at, size - at, at);
	return at === size ? whole : void 0;
}
// src/disk/folder-handle.ts
/**
* Where an opened file or folder really is, whatever its name now leads to.
* @returns undefined where the system does not report it (only Linux has /proc/self/fd)
*/
function placeOfDescriptor(fd) {
	if (process.platform === "linux") try {
		return (0, node_fs.readlinkSync)(`/proc/self/fd/${fd}`, { encoding: "buffer" });
	} catch {
		return;
	}
}
/**
* An opened folder. Names in it are resolved from the opened folder itself where the system allows, so that it cannot be
* replaced by a link between two steps of a write.
*/
var FolderHandle = class FolderHandle {
	#path;
	#fd;
	#start;
	/** @param path absolute; links on the way are followed. @throws when it is not a folder */
	constructor(path) {
		this.#path = path, this.#fd = openFolder(path), this.#start = this.#fd !== void 0 && placeOfDescriptor(this.#fd) !== void 0 ? `/proc/self/fd/${this.#fd}` : path;
	}
	/**
	* The folder of a path below a root.
	* @param path relative to the root, `/`-separated
	* @returns undefined when it does not exist, or a component of the path is a link
	* @throws when it cannot be opened
	*/
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
	/** True when the opened folder is at exactly this path: no component is a link. @param real absolute path whose start is real */
	isAt(real) {
		let place = this.#fd === void 0 ? void 0 : placeOfDescriptor(this.#fd);
		return place === void 0 ? (0, node_fs.realpathSync)(this.#path) === real : place.equals(Buffer.from(real));
	}
	/** Path of an entry, for system calls only; never to be shown. */
	entry(name) {
		return typeof name == "string" ? (0, node_path.join)(this.#start, name) : Buffer.concat([Buffer.from(`${this.#start}${node_path.sep}`), name]);
	}
	/** Makes a rename last through a power cut, where folders can be synced. */
	sync() {
		try {
			this.#fd !== void 0 && (0, node_fs.fsyncSync)(this.#fd);
		} catch {}
	}
	close() {
		this.#fd !== void 0 && (0, node_fs.closeSync)(this.#fd), this.#fd = void 0;
	}
};
/** Windows cannot open a folder, and a writable folder need not be readable: then its path is used. */
function openFolder(path) {
	try {
		if (node_fs.constants.O_DIRECTORY !== void 0) return (0, node_fs.openSync)(path, node_fs.constants.O_RDONLY | node_fs.constants.O_DIRECTORY);
	} catch (error) {
		if (errorCode(error) !== "EACCES") throw error;
	}
	if (!(0, node_fs.statSync)(path).isDirectory()) throw Object.assign(/* @__PURE__ */ Error("it is not a folder"), { code: "ENOTDIR" });
}
/**
* Checks that every folder in a sealed path is a real folder. A link could lead out of the root, and bytes outside must never be read. Each
* folder is checked once before files in it are opened, and again by `changed` afterwards.
*/
var Folders = class {
	#root;
	/** Inode numbers. */
	#real = /* @__PURE__ */ new Map();
	constructor(root) {
		this.#root = root;
	}
	/** Why the path's folder cannot be entered, or undefined when it can. */
	problem(path) {
		let end = path.lastIndexOf("/");
		if (this.#real.has(end < 0 ? "" : path.slice(0, end))) return;
		let problem = this.#enter("");
		if (problem !== void 0) return problem;
		for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
			let problem = this.#enter(path.slice(0, slash));
			if (problem !== void 0) return problem;
		}
	}
	/**
	* Folders that are not the ones that were checked; `''` is the root. Afterwards all are forgotten. A folder that was a link only in between
	* is not noticed: a process that can do this can also provide the sealed bytes for that moment.
	*/
	changed() {
		let folders = [...this.#real];
		return this.#real.clear(), folders.flatMap(([folder, inode]) => this.#inodeOf(folder) === inode ? [] : [folder]);
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
/** True when the path is below one of the folders. */
function isBelowAny(path, folders) {
	if (folders.has("")) return !0;
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) if (folders.has(path.slice(0, slash))) return !0;
	return !1;
}
// src/disk/overlapped.ts
const PART_BYTES = 1048576, readAt = (0, node_util.promisify)(node_fs.read);
/** Length and digests of an open file against its seal: libuv's pool reads one part while this thread hashes the part before. */
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
/** What Windows answers while a virus scanner or an indexer holds a file. */
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
/** Does the work, and tries again for a while when another program seems to hold the file. @throws what the last attempt threw */
function retryWhileBusy(work) {
	for (let pause of PAUSES_MS) try {
		return work();
	} catch (error) {
		if (!BUSY.has(errorCode(error))) throw error;
		Atomics.wait(sleeper, 0, 0, pause);
	}
	return work();
}
/** Removes a file. Nothing happens when there is none. */
function removeFile(path) {
	retryWhileBusy(() => (0, node_fs.rmSync)(path, { force: !0 }));
}
/** Removes a file, or a folder with everything in it. Nothing happens when there is none. */
function removeTree(path) {
	retryWhileBusy(() => (0, node_fs.rmSync)(path, {
		recursive: !0,
		force: !0,
		maxRetries: PAUSES_MS.length,
		retryDelay: 50
	}));
}
// src/disk/sealed-file.ts
/** Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has neither flag: there the path is looked at first. */
const FLAGS$2 = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0), MAX_DIAGNOSED_BYTES = 67108864, TOO_LARGE = `it has over ${MAX_DIAGNOSED_BYTES} bytes, or it changed again`, WINDOWS_ALIAS = /[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.[^/]*)?(?:\/|$)/i;
/** Why a sealed path cannot be checked on Windows; undefined where it can. */
function windowsNameProblem(path) {
	if (path.includes("\\") || path.includes(":")) return "on Windows \"\\\" and \":\" would lead to another place";
	if (WINDOWS_ALIAS.test(path)) return "on Windows this name is a device, or another name without its last \".\" or blank";
}
/** Why a seal of this path cannot be checked on this system. */
function unverifiableName(path) {
	return node_fs.constants.O_NOFOLLOW === void 0 ? windowsNameProblem(path) : void 0;
}
const INTACT$1 = { state: "intact" }, CHANGED = {
	state: "changed-while-reading",
	reason: "it was replaced while it was read"
};
/** Compares sealed files under one root with their seals: one open, one read, length and digests from the same bytes. */
var SealedFiles = class {
	#root;
	#folders;
	#reader = new DescriptorReader();
	constructor(root) {
		this.#root = realRoot(root), this.#folders = new Folders(this.#root);
	}
	observe(seal) {
		return this.isIntact(seal) ? INTACT$1 : this.lookCloser(seal);
	}
	/** What is at the path of a seal that was not intact. Never `intact`: a file that is by now has changed meanwhile. */
	lookCloser(seal) {
		return this.#reader.forget(), require_gate.heartbeat(), this.inspect(seal, (fd) => this.#lookAgain(fd, seal));
	}
	/**
	* The bytes that `lookCloser` measured last, if a single read got all of them. They are in a buffer that the next file overwrites: use
	* them before that.
	*/
	get seen() {
		return this.#reader.seen;
	}
	/** True only for a regular file with exactly the sealed bytes, reached through real folders. */
	isIntact(seal) {
		return this.seemsIntact(seal) && this.changedFolders().length === 0;
	}
	/** Folders that were entered since the last call and have been replaced, relative to the root; `''` is the root. */
	changedFolders() {
		return this.#folders.changed();
	}
	/**
	* The same for many files, whose folders are checked once before and once after. The answer is void if `changedFolders`, called after the
	* last file, returns a folder of the path.
	*/
	seemsIntact(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) return !1;
		try {
			return this.#reader.holds(fd, seal);
		} catch {
			return !1;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	/**
	* `seemsIntact` for one huge file: reads the next part while this one is hashed, 5 % faster if a core is idle.
	*/
	async seemsIntactOverlapped(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) return !1;
		try {
			return await holdsOverlapped(fd, seal);
		} catch {
			return !1;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	#openedQuickly(seal) {
		try {
			return (this.#refusal(seal) ?? this.#folders.problem(seal.path)) === void 0 ? (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$2) : void 0;
		} catch {
			return;
		}
	}
	/**
	* The drifted bytes, for a diagnosis. Undefined when they are over the limit, or are no longer the measured ones.
	* @param limit bytes
	*/
	read(seal, found, limit) {
		let bytes;
		return this.inspect(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			if (!stats.isFile() || stats.size > limit || stats.size !== found.bytes) return { state: "missing" };
			let whole = wholeOf(fd, stats.size);
			return whole !== void 0 && algorithmsOf(seal).every((algorithm) => digestOf(algorithm, whole) === found.digests?.[algorithm]) && (bytes = whole), { state: "intact" };
		}), bytes;
	}
	/**
	* The bytes at a sealed path, whatever they are; undefined when they are over the limit, or there is no file.
	* @param limit bytes
	*/
	content(seal, limit) {
		let bytes;
		return this.inspect(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			return stats.isFile() && stats.size <= limit && (bytes = wholeOf(fd, stats.size)), INTACT$1;
		}), bytes;
	}
	/**
	* The bytes of a sealed file, piece by piece; each piece is overwritten by the next.
	* @throws when they are not the sealed ones, at the latest at the end
	*/
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
	/** What a look at the opened file at a sealed path gives, or why it cannot be opened. */
	inspect(seal, look) {
		let fd;
		try {
			let problem = this.#refusal(seal) ?? new Folders(this.#root).problem(seal.path);
			return problem === void 0 ? (fd = this.#openPatiently(seal), this.#isAt(seal, fd) ? look(fd) : new Folders(this.#root).problem(seal.path) ?? CHANGED) : problem;
		} catch (error) {
			return refuse(errorCode(error));
		} finally {
			fd !== void 0 && (0, node_fs.closeSync)(fd);
		}
	}
	#openPatiently(seal) {
		let open = () => (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$2);
		return process.platform === "win32" ? retryWhileBusy(open) : open();
	}
	/**
	* True when the opened file is the one at the path, through real folders only: a folder may have become a link since it was checked, and
	* what is read here may be quoted. Without /proc, the folders are checked again, and the file at the path is compared.
	*/
	#isAt(seal, fd) {
		let place = placeOfDescriptor(fd);
		if (place !== void 0) return place.equals(Buffer.from(this.#pathOf(seal)));
		if (new Folders(this.#root).problem(seal.path) !== void 0) return !1;
		let opened = (0, node_fs.fstatSync)(fd, { bigint: !0 }), now = (0, node_fs.lstatSync)(this.#pathOf(seal), { bigint: !0 });
		return opened.ino === now.ino && opened.dev === now.dev;
	}
	/** Only Windows needs this: `\` separates folders there, some names are devices or aliases, and there is no O_NOFOLLOW. */
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
	/** The slow way, for everything that is not plainly intact: is it a file, is it being written, and what are its bytes? */
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
/** Links above the root are the user's own choice; on Linux the path of an opened file has none. */
function realRoot(root) {
	try {
		return (0, node_fs.realpathSync)(root);
	} catch {
		return root;
	}
}
// src/disk/running-threads.ts
/** Threads that run or could run now, by Linux (proc_loadavg(5), the fourth field); undefined elsewhere. */
function runningThreads() {
	try {
		let [, running] = /^\S+ \S+ \S+ ([0-9]{1,6})\//.exec((0, node_fs.readFileSync)("/proc/loadavg", "latin1")) ?? [];
		return running === void 0 ? void 0 : Number(running);
	} catch {
		return;
	}
}
// src/disk/start-worker.ts
/** Path of the program of a thread: an entry of the sources under test, a file beside this chunk when bundled. */
function workerFile(name) {
	let file = require("url").pathToFileURL(__filename).href.endsWith(".ts") ? `../entries/${name}.ts` : `./${name}.cjs`;
	return (0, node_url.fileURLToPath)(new URL(file, require("url").pathToFileURL(__filename).href));
}
/**
* Starts a thread without the environment and the flags of this process, unless the options give them. Most runs need no thread, so Node's
* module for them (5 ms) is loaded here.
*/
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
/**
* Limits of one of `count` files. They depend only on the number of files and the length of this one, not on which thread explains it
* or what the others cost.
*/
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
/** Limits of one of `count` comparisons with sealed bytes. */
function limitsOfComparison(count) {
	return { workBytes: Math.min(COMPARISON_LIMITS.workBytes, Math.max(Math.floor(MAX_MANY_WORK_BYTES / count), 4 * MIB)) };
}
/** Which of `count` files are explained first, ascending. Depends only on their number. */
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
}, BIG_BYTES = 8388608, NO_DIGEST = "0".repeat(64), BATCH = 2048;
/**
* The seals of one run in shared memory: a ticket counter, and for each seal its path, length, sha256 and verdict. Workers see only seals
* with a sha256 alone and a name in UTF-8; any other is left to the main thread.
*/
var WorkTable = class WorkTable {
	shared;
	#tickets;
	#verdicts;
	#facts;
	#lengths;
	#order;
	#pathEnds;
	#hex;
	#paths;
	constructor(shared) {
		let { memory, count, pathBytes } = shared;
		this.shared = shared;
		let at = 64, next = (bytes) => {
			let start = at;
			return at = Math.ceil((at + bytes) / 8) * 8, start;
		};
		this.#tickets = new Int32Array(memory, 0, 1), this.#lengths = new Float64Array(memory, next(count * 8), count), this.#order = new Uint32Array(memory, next(count * 4), count), this.#pathEnds = new Uint32Array(memory, next(count * 4), count), this.#verdicts = new Uint8Array(memory, next(count), count), this.#facts = new Uint8Array(memory, next(count), count), this.#hex = Buffer.from(memory, next(count * 64), count * 64), this.#paths = Buffer.from(memory, next(pathBytes), pathBytes);
	}
	static of(seals) {
		let count = seals.length, units = 0;
		for (let { path } of seals) units += path.length;
		let pathBytes = units * 3, bytes = 64 + count * 82 + pathBytes + 64, bigs = seals.flatMap((seal, index) => isBig(seal) ? [index] : []).sort((a, b) => sizeOf(seals[b]) - sizeOf(seals[a])), table = new WorkTable({
			memory: new SharedArrayBuffer(bytes),
			count,
			bigs: bigs.length,
			pathBytes
		});
		table.#order.set(bigs);
		let place = bigs.length;
		for (let [index, seal] of seals.entries()) isBig(seal) || (table.#order[place++] = index);
		let end = 0;
		for (let from = 0; from < count; from += BATCH) end = table.#fill(seals, from, Math.min(from + BATCH, count), end);
		return table;
	}
	/** Writes many seals at once: a call into the runtime for each would cost more than hashing small files. */
	#fill(seals, from, to, start) {
		let paths = "", hex = "";
		for (let index = from; index < to; index++) {
			let seal = seals[index];
			if (seal === void 0) throw RangeError("no such seal");
			paths += seal.path, hex += seal.digests.sha256 ?? NO_DIGEST, this.#lengths[index] = isPlain$1(seal) ? seal.bytes ?? -1 : -2, this.#facts[index] = factsByte(seal);
		}
		this.#hex.write(hex, from * 64, "latin1");
		let ascii = this.#paths.write(paths, start) === paths.length, end = start;
		for (let index = from; index < to; index++) {
			let path = seals[index]?.path ?? "";
			end += ascii ? path.length : Buffer.byteLength(path), this.#pathEnds[index] = end;
		}
		return end;
	}
	/** Places in the order of work that the next ticket stands for; undefined when no work is left. */
	take() {
		let { bigs, count } = this.shared, ticket = Atomics.add(this.#tickets, 0, 1);
		if (ticket < bigs) return {
			from: ticket,
			to: ticket + 1
		};
		let from = bigs + (ticket - bigs) * 64;
		return from < count ? {
			from,
			to: Math.min(from + 64, count)
		} : void 0;
	}
	/** Index of the seal at a place in the order of work. */
	indexAt(place) {
		return this.#order[place] ?? 0;
	}
	/** The seal as a worker sees it; undefined when it is not for workers. */
	sealAt(index) {
		let bytes = this.#lengths[index] ?? -2;
		if (bytes === -2) return;
		let path = this.#pathAt(index), sha256 = this.#hex.toString("latin1", index * 64, (index + 1) * 64);
		return bytes === -1 ? {
			path,
			digests: { sha256 },
			line: 0
		} : {
			path,
			digests: { sha256 },
			bytes,
			line: 0
		};
	}
	/** The same with the facts of its text, which only a diagnosis asks for. */
	sealWithFacts(index) {
		let seal = this.sealAt(index);
		return seal === void 0 ? void 0 : {
			...seal,
			...factsOf$1(this.#facts[index] ?? 0)
		};
	}
	/** Seals with this verdict, in their order. */
	indexesOf(verdict) {
		let indexes = [];
		for (let at = this.#verdicts.indexOf(verdict); at >= 0; at = this.#verdicts.indexOf(verdict, at + 1)) indexes.push(at);
		return indexes;
	}
	/** Starts again with the first ticket, for another pass. Only while no thread is at work. */
	restart() {
		Atomics.store(this.#tickets, 0, 0);
	}
	judge(index, intact) {
		this.#verdicts[index] = intact ? 1 : 2;
	}
	/** Files in folders that changed, or became links, while they were read have to be looked at again. */
	distrust(folders) {
		if (folders.length === 0) return;
		let changed = new Set(folders);
		for (let index = 0; index < this.shared.count; index++) this.verdict(index) === 1 && isBelowAny(this.#pathAt(index), changed) && this.judge(index, !1);
	}
	#pathAt(index) {
		return this.#paths.toString("utf8", index === 0 ? 0 : this.#pathEnds[index - 1], this.#pathEnds[index]);
	}
	verdict(index) {
		return this.#verdicts[index] ?? 0;
	}
};
function isPlain$1(seal) {
	let { sha256, sha384, sha512, blake2b512 } = seal.digests;
	return sha256 !== void 0 && seal.rawPath === void 0 && sha384 === void 0 && sha512 === void 0 && blake2b512 === void 0;
}
const TEXTS = [
	void 0,
	"ascii",
	"utf-8",
	"binary"
], EOLS = [
	void 0,
	"lf",
	"crlf",
	"mixed",
	"none"
];
function factsByte({ text, eol, bom }) {
	return TEXTS.indexOf(text) + TEXTS.length * (EOLS.indexOf(eol) + (bom === !0 ? EOLS.length : 0));
}
function factsOf$1(byte) {
	let text = TEXTS[byte % TEXTS.length], rest = Math.floor(byte / TEXTS.length), eol = EOLS[rest % EOLS.length];
	return {
		...text !== void 0 && { text },
		...eol !== void 0 && { eol },
		...rest >= EOLS.length && { bom: !0 }
	};
}
function sizeOf(seal) {
	return seal?.bytes ?? 0;
}
function isBig(seal) {
	return sizeOf(seal) >= BIG_BYTES;
}
// src/disk/read-file.ts
/** The path is the real one: a link there was created meanwhile. Without O_NONBLOCK, opening a pipe may never return. */
const FLAGS$1 = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
/** A file that exists but must not be read. The message is one plain sentence without the path. */
var UnreadableError = class extends Error {
	code;
	constructor(code, message) {
		super(message), this.code = code;
	}
};
/**
* The bytes of a file that the user named. Links are followed. A link inside the folder that leads out of it is refused, since a
* pull request can add it; a path outside is the user's own choice.
* @param folder absolute, where the gate was started
* @throws {UnreadableError} when it is not read, and a system error when it cannot be
*/
function readNamedFile(folder, name, maxBytes) {
	let path = (0, node_path.resolve)(folder, name);
	return isWithin((0, node_path.resolve)(folder), path) ? readInside(folder, name, maxBytes) : readRegular((0, node_fs.realpathSync)(path), maxBytes);
}
/**
* The bytes of a file that a document names. Links are followed as long as they stay in the folder.
* @param path relative to the folder, or absolute
* @throws {UnreadableError} when it is not read, and a system error when it cannot be
*/
function readInside(folder, path, maxBytes) {
	return readRegular(placeInside(folder, path), maxBytes, (0, node_fs.realpathSync)(folder));
}
/** The real path of what a document names. @throws {UnreadableError} when it is outside of the folder */
function placeInside(folder, path) {
	let place = (0, node_fs.realpathSync)((0, node_path.resolve)(folder, path));
	if (!isWithin((0, node_fs.realpathSync)(folder), place)) throw escapes();
	return place;
}
/** Reads a regular file, bounded. @param real path without links. @param inside real folder in which the opened file must be */
function readRegular(real, maxBytes, inside) {
	let fd = (0, node_fs.openSync)(real, FLAGS$1);
	try {
		let stats = (0, node_fs.fstatSync)(fd, { bigint: !0 });
		if (!stats.isFile()) throw new UnreadableError("not-a-file", "it is not a regular file");
		if (inside !== void 0 && !isOpenedInside(fd, real, inside)) throw escapes();
		if (stats.size > maxBytes) throw new UnreadableError("too-large", `it has ${stats.size} bytes; the limit is ${maxBytes}`);
		let bytes = Buffer.allocUnsafeSlow(Number(stats.size)), at = 0;
		for (let n = 1; n > 0 && at < bytes.length; at += n) n = (0, node_fs.readSync)(fd, bytes, at, bytes.length - at, at);
		if (at !== bytes.length || (0, node_fs.fstatSync)(fd).size !== at) throw new UnreadableError("changed-while-reading", "its bytes, size or times changed in between");
		return bytes;
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
/** A folder in the path may have become a link between the check of the path and the opening. */
function isOpenedInside(fd, real, folder) {
	let place = placeOfDescriptor(fd);
	if (place !== void 0) return isWithin(folder, place.toString());
	let opened = (0, node_fs.fstatSync)(fd, { bigint: !0 }), now = (0, node_fs.lstatSync)(real, { bigint: !0 });
	return (0, node_fs.realpathSync)(real) === real && opened.ino === now.ino && opened.dev === now.dev;
}
function escapes() {
	return new UnreadableError("escapes-folder", "a link leads out of the folder");
}
/** The first bytes of a regular file; fewer when it is shorter. Links are followed. @throws when there is none, or it cannot be read */
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
/** True when something exists at a path, a broken link included. */
function exists(folder, name = ".") {
	try {
		return (0, node_fs.lstatSync)((0, node_path.join)(folder, name), { throwIfNoEntry: !1 }) !== void 0;
	} catch {
		return !1;
	}
}
/**
* Reads a regular file once from its beginning to its end, in parts.
* @param path absolute and real; a link on any component is refused where the system can tell
* @param buffer scratch space; a part is overwritten by the next one
* @param begin receives the length before the first part
* @returns bytes that were read
* @throws when it is not a regular file, cannot be read, or is being written meanwhile
*/
function readParts(path, buffer, begin, part) {
	let fd = (0, node_fs.openSync)(path, FLAGS$1);
	try {
		let before = (0, node_fs.fstatSync)(fd);
		if (!before.isFile()) throw new UnreadableError("not-a-file", "it is not a regular file");
		if (placeOfDescriptor(fd)?.equals(Buffer.from(path)) === !1) throw escapes();
		begin(before.size);
		let bytes = 0;
		for (let n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, 0); n > 0 && (bytes += n, require_gate.heartbeat(), !(bytes > before.size)); n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, bytes)) part(buffer.subarray(0, n));
		let after = (0, node_fs.fstatSync)(fd);
		if (bytes !== before.size || after.size !== bytes || after.mtimeMs !== before.mtimeMs) throw new UnreadableError("changed-while-reading", "it is being written");
		return bytes;
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
// src/disk/name-on-disk.ts
/**
* The name under which a folder lists what a path leads to.
* @param path absolute
* @returns undefined when nothing exists there
*/
function nameOnDisk(path) {
	if (statsOf(path) === void 0) return;
	let name = (0, node_path.basename)(path);
	if (!mayBeFolded(path)) return name;
	let folder = (0, node_path.dirname)(path), names = (0, node_fs.readdirSync)(folder);
	return names.includes(name) ? name : names.find((other) => foldedName(other) === foldedName(name)) ?? names.find((other) => isOneFile((0, node_path.join)(folder, other), path)) ?? name;
}
/**
* A path with each component below the folder as it is listed, or the path itself if nothing exists there.
* @param folder absolute; its own name is not checked
* @param path absolute
*/
function pathOnDisk(folder, path) {
	if (!isWithin(folder, path)) return (0, node_path.join)((0, node_path.dirname)(path), nameOnDisk(path) ?? (0, node_path.basename)(path));
	let real = folder;
	for (let part of (0, node_path.relative)(folder, path).split(node_path.sep)) part !== "" && (real = (0, node_path.join)(real, nameOnDisk((0, node_path.join)(real, part)) ?? part));
	return real;
}
/** Equal for names that a file system may take for the same: folded to one case as in Unicode, in a canonical form. */
function foldedName(name) {
	return isPlain(name) ? name.toLowerCase() : name.normalize("NFD").toUpperCase().toLowerCase().normalize("NFD");
}
function isOneFile(path, other) {
	let [a, b] = [statsOf(path), statsOf(other)];
	return a !== void 0 && a.ino === b?.ino && a.dev === b.dev;
}
/**
* Whether the file system under a root folds names, tried on two files: one in letters of the other case, one in another Unicode form.
* @param paths of files that exist, relative to the root
*/
function foldsNames(root, paths) {
	if (FOLDING_SYSTEM) return !0;
	let tries = [otherCase, otherForm];
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
/** Names as folders list them. Each folder is listed once. */
var ListedNames = class {
	#root;
	#names = /* @__PURE__ */ new Map();
	#good = /* @__PURE__ */ new Set([""]);
	constructor(root) {
		this.#root = root;
	}
	/** What is wrong with a path that leads to a file; undefined when each component is listed byte for byte. */
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
/** A plain ASCII name is the listed one if the system does not find it in the other case. */
function mayBeFolded(path) {
	let name = (0, node_path.basename)(path);
	if (FOLDING_SYSTEM || !isPlain(name)) return !0;
	let other = otherCase(name);
	return other !== name && statsOf((0, node_path.join)((0, node_path.dirname)(path), other)) !== void 0;
}
/** Undefined too when the path cannot be inspected: a name may be too long in the other form. */
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
/** A larger file is not read as evidence; it is still a sealed file. */
const MAX_FILE_BYTES = 16777216, MARK = "seal-gate/", MARK_UTF16 = Buffer.from(MARK, "utf16le");
/**
* True when an intact file looks like a document of ours. A look only, so that plain trees are not read twice: what it misses is no
* evidence, and without evidence production is held.
*/
function holdsDocument(root, seals, observations) {
	let files = new SealedFiles(root);
	return seals.some((seal, index) => {
		if (observations[index]?.state !== "intact" || !isJsonName(seal.path) || (seal.bytes ?? 0) > MAX_FILE_BYTES) return !1;
		let bytes = files.content(seal, MAX_FILE_BYTES);
		return bytes !== void 0 && (bytes.includes(MARK) || bytes.includes(MARK_UTF16));
	});
}
/** Every sealed file of one root, with the bytes of those that are intact. They may have changed since: hold them to the seal again. */
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
function isJsonName(path) {
	return path.length >= 5 && path.slice(-5).toLowerCase() === ".json";
}
// src/disk/tree-stamp.ts
/**
* One digest over size, times and identity of every sealed file, as the file system has them now. Equal in two runs only if none of the
* files was written in between.
*/
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
/** Finds the facts of a file's bytes, chunk by chunk, so that a file of any size costs one buffer. */
var FactFinder = class {
	#ascii = !0;
	#binary = !1;
	#bom = !1;
	#crlf = 0;
	#lf = 0;
	#loneCr = 0;
	#head = [];
	#endsInCr = !1;
	#decoder = new TextDecoder("utf-8", { fatal: !0 });
	update(chunk) {
		this.#head.length < 3 && (this.#head = [...this.#head, ...chunk.subarray(0, 3)].slice(0, 3)), this.#binary || (chunk.includes(0) && (this.#binary = !0), (0, node_buffer.isAscii)(chunk) && this.#ascii || this.#decode(chunk), this.#binary || this.#countLineEnds(chunk));
	}
	/** The facts of all bytes so far; the end of the file is now. */
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
			this.#decoder.decode(chunk, { stream: chunk !== void 0 });
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
/**
* Seals one file as it is: length, digests, git blob id and the facts of its text, all from one read.
* @param buffer scratch space to read into, reused from file to file
* @throws when it is not a regular file, cannot be read, or is being written meanwhile
* @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
*/
function makeSeal(file, path, line, buffer, kind = USUAL_KIND) {
	let hashes = kind.algorithms.map((name) => [name, (0, node_crypto.createHash)(name)]), blob = (0, node_crypto.createHash)(kind.objectFormat), facts = new FactFinder(), bytes = readParts(file, buffer, (size) => {
		blob.update(`blob ${size}\0`);
	}, (part) => {
		for (let [, hash] of hashes) hash.update(part);
		blob.update(part), facts.update(part);
	}), seal = {
		path,
		digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest("hex")])),
		bytes,
		line,
		...facts.done(),
		git: blob.digest("hex")
	};
	return kind.mode === void 0 ? seal : {
		...seal,
		exec: isExecutable(file) ?? kind.mode
	};
}
/** Seals files until none is left. */
function sealShare({ files, counter }) {
	let next = new Int32Array(counter), buffer = Buffer.allocUnsafeSlow(524288), share = [];
	for (;;) {
		let from = Atomics.add(next, 0, 32);
		if (from >= files.length) return share;
		require_gate.heartbeat();
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
/**
* Creates the folders in the path of a missing file. Stops at a link, which is never followed, and at anything else that is not a folder.
* @param made receives the folders that were created, outermost first
* @returns why a folder cannot be created, as one plain sentence
*/
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
/** Creates a folder that the user named, and those above it. Links are followed. */
function makeFolderAt(path) {
	(0, node_fs.mkdirSync)(path, { recursive: !0 });
}
/** Removes the folders that were created, unless they contain something by now. */
function removeFolders(made) {
	for (let folder of made.toReversed()) try {
		(0, node_fs.rmdirSync)(folder);
	} catch {
		return;
	}
}
// src/disk/atomic-write.ts
const FLAGS = node_fs.constants.O_WRONLY | node_fs.constants.O_CREAT | node_fs.constants.O_EXCL | (node_fs.constants.O_NOFOLLOW ?? 0);
/** The file system finds another file under this name: writing would replace that file. */
var OtherNameError = class extends Error {
	code = "EEXIST";
	/** The name of the file that exists. */
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
	/**
	* @param folder the opened folder of the file; closed with the file
	* @param name of the file in it
	* @param mode permissions of a new file, before the umask
	* @throws when nothing can be written there
	*/
	constructor(folder, name, mode = 438) {
		this.#folder = folder, this.#target = folder.entry(name), this.#draft = folder.entry(`.seal-gate-${(0, node_crypto.randomBytes)(8).toString("hex")}`);
		try {
			let before = (0, node_fs.lstatSync)(this.#target, { throwIfNoEntry: !1 });
			this.#before = before?.isFile() ? before : void 0, this.#fd = (0, node_fs.openSync)(this.#draft, FLAGS, this.#before === void 0 ? mode : 384), this.#draftExists = !0;
		} catch (error) {
			throw this.#folder.close(), error;
		}
	}
	/**
	* A file at a path that the user named: links to its folder are followed.
	* @param path absolute
	* @throws {OtherNameError} when a file system that folds names has the file under another name
	*/
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
	/**
	* Renames the draft to its final name and closes the file. If this is not called, `close` removes the draft.
	* @param isWanted asked right before the rename
	* @param isNew true when nothing may be replaced
	* @returns false when the file is no longer wanted, or something exists that may not be replaced
	*/
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
	/** A rename would replace a file that was created meanwhile; creating a link fails then. A file system without hard links gets a rename. */
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
/**
* The owner first: changing it clears the set-user-id bit. A user who may replace another user's file, but may not give files away, becomes
* the owner; the file then gets no bit that lends the owner's rights.
*/
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
/** Writes a whole file at a path that the user named. @throws when it cannot be written; what was there is then unchanged */
function writeAtomically(path, content) {
	finish(AtomicFile.at(path), content);
}
/** Writes an opened file and gives it its final name. */
function finish(file, content, isNew = !1) {
	try {
		if (file.write(content), !file.keep(void 0, isNew)) throw Object.assign(/* @__PURE__ */ Error("something exists there"), { code: "EEXIST" });
	} finally {
		file.close();
	}
}
/**
* Writes a whole file below a folder, creating the folders on its path. Nothing is written through a link in any component.
* @param path relative to the folder, `/`-separated
* @param isNew true when nothing may be replaced
* @throws when it cannot be written; what was there is then unchanged
*/
function writeInside(root, path, content, isNew = !1) {
	let problem = makeFolders(root, path, []), folder = problem === void 0 ? FolderHandle.inside(root, path) : void 0;
	if (folder === void 0) throw Error(problem ?? "a link leads out of the folder");
	finish(new AtomicFile(folder, (0, node_path.basename)(path)), content, isNew);
}
// src/disk/system-program.ts
/** Where system packages put programs. PATH is never used: a checkout, or an earlier step, can put another program first. */
const SYSTEM_FOLDERS = [
	"/usr/bin",
	"/bin",
	"/usr/local/bin",
	"/opt/homebrew/bin"
];
/** Absolute path of a program of the system, or undefined. */
function systemProgram(name) {
	for (let folder of SYSTEM_FOLDERS) try {
		let program = (0, node_fs.realpathSync)((0, node_path.join)(folder, name));
		if ((0, node_fs.accessSync)(program, node_fs.constants.X_OK), (0, node_fs.statSync)(program).isFile()) return program;
	} catch {}
}
// src/disk/signals.ts
/** What ends a run from outside: Ctrl-C, a cancelled job, a closed terminal. */
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/**
* Calls back for each signal that would end the process, instead of ending it.
* @returns a function that restores the default behaviour of the signals
*/
function onSignals(act, register = "once") {
	for (let signal of SIGNALS) process[register](signal, act);
	return () => {
		for (let signal of SIGNALS) process.off(signal, act);
	};
}
// src/disk/copy-file.ts
/**
* Copies a regular file to a new one that only its owner may read.
* @param from absolute and real
* @throws when it cannot be read whole, or something exists at `to`
*/
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
/** Counts what changes in folders. */
var FolderChanges = class {
	count = 0;
	/** The file that changed last. */
	last = "";
	#watchers = /* @__PURE__ */ new Map();
	#wake = () => void 0;
	/**
	* Folders that are watched from now on, with everything in them.
	* @param places absolute
	* @throws a system error when one cannot be watched
	*/
	follow(places) {
		for (let place of places.filter(isFolder).map(realPath)) {
			if ([...this.#watchers.keys()].some((known) => isWithin(known, place))) continue;
			let watcher = (0, node_fs.watch)(place, { recursive: !0 }, (_, name) => this.#note(name ?? place));
			watcher.on("error", () => this.#note(place)), this.#watchers.set(place, watcher);
		}
	}
	/** Resolves after the next change. */
	async next(before) {
		for (; this.count === before && this.#watchers.size > 0;) {
			let woken = new Promise((resolve) => {
				this.#wake = resolve;
			});
			if (this.count !== before) return;
			await woken;
			return;
		}
	}
	/** Waits until one look finds nothing new, or enough looks were taken. */
	async settle() {
		for (let look = 0, seen = -1; look < 50 && seen !== this.count; look++) seen = this.count, await new Promise((resolve) => setTimeout(resolve, 60));
	}
	wake() {
		this.#wake();
	}
	close() {
		for (let watcher of this.#watchers.values()) watcher.close();
	}
	#note(name) {
		/^\.git(?:[/\\]|$)/.test(name) || (this.count++, this.last = name, this.#wake());
	}
}, PrivateTree = class {
	root = (0, node_fs.realpathSync)((0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-tree-")));
	#folders = /* @__PURE__ */ new Set();
	/** @throws when something exists at the path, or the name is not one of a file */
	put(path, bytes, isExecutable) {
		let fd = (0, node_fs.openSync)(this.#newPlace(path), "wx", isExecutable ? 448 : 384);
		try {
			for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(fd, bytes, at);
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	/** Creates a link, which nothing here follows. */
	putLink(path, target) {
		(0, node_fs.symlinkSync)(target, this.#newPlace(path));
	}
	/** Creates a folder and those above it, unless they were created before. */
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
	/** The path of a new entry, in folders that were created here and are not links. */
	#newPlace(path) {
		return this.makeFolder(path.slice(0, Math.max(0, path.lastIndexOf("/")))), this.#place(path);
	}
	#place(path) {
		if (path.split("/").some((segment) => segment === "" || segment === "." || segment === ".." || segment.includes("\0"))) throw Error(`${JSON.stringify(path)} is not the path of a file`);
		let raw = Buffer.from(path, "latin1"), name = raw.toString("utf8"), isText = Buffer.from(name, "utf8").equals(raw), problem = unverifiableName(name);
		if (problem !== void 0) throw Error(`${JSON.stringify(name)} cannot be a file here: ${problem}`);
		return isText ? `${this.root}${node_path.sep}${name}` : Buffer.concat([Buffer.from(`${this.root}${node_path.sep}`), raw]);
	}
}, read_stdin_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readStdin: () => readStdin });
/**
* All of standard input, or its beginning where it is longer than the limit: one byte more, so that the caller sees that it is too long.
* @throws when it cannot be read
*/
async function readStdin(maxBytes) {
	let parts = [], bytes = 0;
	for await (let part of process.stdin) {
		let piece = part;
		if (parts.push(piece), bytes += piece.length, bytes > maxBytes) break;
	}
	return Buffer.concat(parts).subarray(0, maxBytes + 1);
}
Object.defineProperty(exports, "AtomicFile", {
	enumerable: !0,
	get: function() {
		return AtomicFile;
	}
}), Object.defineProperty(exports, "BIG_BYTES", {
	enumerable: !0,
	get: function() {
		return BIG_BYTES;
	}
}), Object.defineProperty(exports, "BRIEF", {
	enumerable: !0,
	get: function() {
		return BRIEF;
	}
}), Object.defineProperty(exports, "BUFFER_BYTES", {
	enumerable: !0,
	get: function() {
		return BUFFER_BYTES;
	}
}), Object.defineProperty(exports, "COMPARISON_LIMITS", {
	enumerable: !0,
	get: function() {
		return COMPARISON_LIMITS;
	}
}), Object.defineProperty(exports, "DEFAULT_LIMITS", {
	enumerable: !0,
	get: function() {
		return DEFAULT_LIMITS;
	}
}), Object.defineProperty(exports, "FolderChanges", {
	enumerable: !0,
	get: function() {
		return FolderChanges;
	}
}), Object.defineProperty(exports, "FolderHandle", {
	enumerable: !0,
	get: function() {
		return FolderHandle;
	}
}), Object.defineProperty(exports, "Folders", {
	enumerable: !0,
	get: function() {
		return Folders;
	}
}), Object.defineProperty(exports, "HEX_LENGTH", {
	enumerable: !0,
	get: function() {
		return HEX_LENGTH;
	}
}), Object.defineProperty(exports, "KEEPS_MODES", {
	enumerable: !0,
	get: function() {
		return KEEPS_MODES;
	}
}), Object.defineProperty(exports, "LESS", {
	enumerable: !0,
	get: function() {
		return LESS;
	}
}), Object.defineProperty(exports, "LIMITS_WITHOUT_LENGTH", {
	enumerable: !0,
	get: function() {
		return LIMITS_WITHOUT_LENGTH;
	}
}), Object.defineProperty(exports, "ListedNames", {
	enumerable: !0,
	get: function() {
		return ListedNames;
	}
}), Object.defineProperty(exports, "MAX_DIAGNOSED_BYTES", {
	enumerable: !0,
	get: function() {
		return MAX_DIAGNOSED_BYTES;
	}
}), Object.defineProperty(exports, "MAX_DIAGNOSIS_MS", {
	enumerable: !0,
	get: function() {
		return 6e5;
	}
}), Object.defineProperty(exports, "MAX_PARALLEL_BYTES", {
	enumerable: !0,
	get: function() {
		return 1048576;
	}
}), Object.defineProperty(exports, "MAX_RUN_WORK_BYTES", {
	enumerable: !0,
	get: function() {
		return 68719476736;
	}
}), Object.defineProperty(exports, "OtherNameError", {
	enumerable: !0,
	get: function() {
		return OtherNameError;
	}
}), Object.defineProperty(exports, "PREPARE", {
	enumerable: !0,
	get: function() {
		return "prepare";
	}
}), Object.defineProperty(exports, "PrivateTree", {
	enumerable: !0,
	get: function() {
		return PrivateTree;
	}
}), Object.defineProperty(exports, "SAMPLE", {
	enumerable: !0,
	get: function() {
		return SAMPLE;
	}
}), Object.defineProperty(exports, "SealedFiles", {
	enumerable: !0,
	get: function() {
		return SealedFiles;
	}
}), Object.defineProperty(exports, "TOO_LARGE", {
	enumerable: !0,
	get: function() {
		return TOO_LARGE;
	}
}), Object.defineProperty(exports, "USUAL_KIND", {
	enumerable: !0,
	get: function() {
		return USUAL_KIND;
	}
}), Object.defineProperty(exports, "UnreadableError", {
	enumerable: !0,
	get: function() {
		return UnreadableError;
	}
}), Object.defineProperty(exports, "WITH_HUNKS", {
	enumerable: !0,
	get: function() {
		return WITH_HUNKS;
	}
}), Object.defineProperty(exports, "WorkTable", {
	enumerable: !0,
	get: function() {
		return WorkTable;
	}
}), Object.defineProperty(exports, "algorithmsOf", {
	enumerable: !0,
	get: function() {
		return algorithmsOf;
	}
}), Object.defineProperty(exports, "copyFile", {
	enumerable: !0,
	get: function() {
		return copyFile;
	}
}), Object.defineProperty(exports, "digestOf", {
	enumerable: !0,
	get: function() {
		return digestOf;
	}
}), Object.defineProperty(exports, "digestsMatch", {
	enumerable: !0,
	get: function() {
		return digestsMatch;
	}
}), Object.defineProperty(exports, "errorCode", {
	enumerable: !0,
	get: function() {
		return errorCode;
	}
}), Object.defineProperty(exports, "errorMessage", {
	enumerable: !0,
	get: function() {
		return errorMessage;
	}
}), Object.defineProperty(exports, "escapesFolder", {
	enumerable: !0,
	get: function() {
		return escapesFolder;
	}
}), Object.defineProperty(exports, "exists", {
	enumerable: !0,
	get: function() {
		return exists;
	}
}), Object.defineProperty(exports, "foldedName", {
	enumerable: !0,
	get: function() {
		return foldedName;
	}
}), Object.defineProperty(exports, "folderWithGit", {
	enumerable: !0,
	get: function() {
		return folderWithGit;
	}
}), Object.defineProperty(exports, "foldsNames", {
	enumerable: !0,
	get: function() {
		return foldsNames;
	}
}), Object.defineProperty(exports, "hasGit", {
	enumerable: !0,
	get: function() {
		return hasGit;
	}
}), Object.defineProperty(exports, "holdsDocument", {
	enumerable: !0,
	get: function() {
		return holdsDocument;
	}
}), Object.defineProperty(exports, "isBelowAny", {
	enumerable: !0,
	get: function() {
		return isBelowAny;
	}
}), Object.defineProperty(exports, "isExecutable", {
	enumerable: !0,
	get: function() {
		return isExecutable;
	}
}), Object.defineProperty(exports, "isFolder", {
	enumerable: !0,
	get: function() {
		return isFolder;
	}
}), Object.defineProperty(exports, "isGitDirectory", {
	enumerable: !0,
	get: function() {
		return isGitDirectory;
	}
}), Object.defineProperty(exports, "isGitNear", {
	enumerable: !0,
	get: function() {
		return isGitNear;
	}
}), Object.defineProperty(exports, "isReachable", {
	enumerable: !0,
	get: function() {
		return isReachable;
	}
}), Object.defineProperty(exports, "isWithin", {
	enumerable: !0,
	get: function() {
		return isWithin;
	}
}), Object.defineProperty(exports, "jsonErrorMessage", {
	enumerable: !0,
	get: function() {
		return jsonErrorMessage;
	}
}), Object.defineProperty(exports, "limitsAmongMany", {
	enumerable: !0,
	get: function() {
		return limitsAmongMany;
	}
}), Object.defineProperty(exports, "limitsOfComparison", {
	enumerable: !0,
	get: function() {
		return limitsOfComparison;
	}
}), Object.defineProperty(exports, "makeFolderAt", {
	enumerable: !0,
	get: function() {
		return makeFolderAt;
	}
}), Object.defineProperty(exports, "makeFolders", {
	enumerable: !0,
	get: function() {
		return makeFolders;
	}
}), Object.defineProperty(exports, "matchesSeal", {
	enumerable: !0,
	get: function() {
		return matchesSeal;
	}
}), Object.defineProperty(exports, "nameOnDisk", {
	enumerable: !0,
	get: function() {
		return nameOnDisk;
	}
}), Object.defineProperty(exports, "namesIn", {
	enumerable: !0,
	get: function() {
		return namesIn;
	}
}), Object.defineProperty(exports, "onSignals", {
	enumerable: !0,
	get: function() {
		return onSignals;
	}
}), Object.defineProperty(exports, "pathOnDisk", {
	enumerable: !0,
	get: function() {
		return pathOnDisk;
	}
}), Object.defineProperty(exports, "placeInside", {
	enumerable: !0,
	get: function() {
		return placeInside;
	}
}), Object.defineProperty(exports, "placeOfDescriptor", {
	enumerable: !0,
	get: function() {
		return placeOfDescriptor;
	}
}), Object.defineProperty(exports, "readInside", {
	enumerable: !0,
	get: function() {
		return readInside;
	}
}), Object.defineProperty(exports, "readNamedFile", {
	enumerable: !0,
	get: function() {
		return readNamedFile;
	}
}), Object.defineProperty(exports, "readStart", {
	enumerable: !0,
	get: function() {
		return readStart;
	}
}), Object.defineProperty(exports, "read_stdin_exports", {
	enumerable: !0,
	get: function() {
		return read_stdin_exports;
	}
}), Object.defineProperty(exports, "realPath", {
	enumerable: !0,
	get: function() {
		return realPath;
	}
}), Object.defineProperty(exports, "relativePath", {
	enumerable: !0,
	get: function() {
		return relativePath;
	}
}), Object.defineProperty(exports, "removeFile", {
	enumerable: !0,
	get: function() {
		return removeFile;
	}
}), Object.defineProperty(exports, "removeFolders", {
	enumerable: !0,
	get: function() {
		return removeFolders;
	}
}), Object.defineProperty(exports, "removeTree", {
	enumerable: !0,
	get: function() {
		return removeTree;
	}
}), Object.defineProperty(exports, "runningThreads", {
	enumerable: !0,
	get: function() {
		return runningThreads;
	}
}), Object.defineProperty(exports, "sampleIndexes", {
	enumerable: !0,
	get: function() {
		return sampleIndexes;
	}
}), Object.defineProperty(exports, "sealKey", {
	enumerable: !0,
	get: function() {
		return sealKey;
	}
}), Object.defineProperty(exports, "sealShare", {
	enumerable: !0,
	get: function() {
		return sealShare;
	}
}), Object.defineProperty(exports, "sealedContents", {
	enumerable: !0,
	get: function() {
		return sealedContents;
	}
}), Object.defineProperty(exports, "startWorker", {
	enumerable: !0,
	get: function() {
		return startWorker;
	}
}), Object.defineProperty(exports, "statsAt", {
	enumerable: !0,
	get: function() {
		return statsAt;
	}
}), Object.defineProperty(exports, "statsOf", {
	enumerable: !0,
	get: function() {
		return statsOf$1;
	}
}), Object.defineProperty(exports, "statsOfDescriptor", {
	enumerable: !0,
	get: function() {
		return statsOfDescriptor;
	}
}), Object.defineProperty(exports, "systemProgram", {
	enumerable: !0,
	get: function() {
		return systemProgram;
	}
}), Object.defineProperty(exports, "targetOf", {
	enumerable: !0,
	get: function() {
		return targetOf;
	}
}), Object.defineProperty(exports, "treeStamp", {
	enumerable: !0,
	get: function() {
		return treeStamp;
	}
}), Object.defineProperty(exports, "unverifiableName", {
	enumerable: !0,
	get: function() {
		return unverifiableName;
	}
}), Object.defineProperty(exports, "walk", {
	enumerable: !0,
	get: function() {
		return walk;
	}
}), Object.defineProperty(exports, "workerFile", {
	enumerable: !0,
	get: function() {
		return workerFile;
	}
}), Object.defineProperty(exports, "writeAtomically", {
	enumerable: !0,
	get: function() {
		return writeAtomically;
	}
}), Object.defineProperty(exports, "writeInside", {
	enumerable: !0,
	get: function() {
		return writeInside;
	}
});

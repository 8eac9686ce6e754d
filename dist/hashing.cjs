let node_worker_threads = require("node:worker_threads"), node_crypto = require("node:crypto"), node_fs = require("node:fs"), node_path = require("node:path"), node_util = require("node:util"), node_buffer = require("node:buffer");
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
	return (seal.bytes === void 0 || seal.bytes === bytes.length) && digestsMatch(seal.digests, bytes);
}
// src/model/error-message.ts
/** The message of whatever was thrown, of any type and from any realm (`instanceof Error` knows only its own). */
function errorMessage(error) {
	return node_util.types.isNativeError(error) ? error.message : `something that is no Error was thrown: ${shown(error)}`;
}
/** The system's error code (`ENOENT`, …) where there is one, else the message. */
function errorCode(error) {
	return node_util.types.isNativeError(error) && "code" in error && typeof error.code == "string" ? error.code : errorMessage(error);
}
function shown(value) {
	try {
		return String(value);
	} catch {
		return typeof value;
	}
}
/**
* Checks that every folder on the way to a sealed path is a real folder. A link there could lead out of the root, and bytes outside
* must never be read. Each folder is asked once.
*/
var Folders = class {
	#root;
	#real = /* @__PURE__ */ new Set([""]);
	constructor(root) {
		this.#root = root;
	}
	/** Why the path's folder cannot be entered, or undefined when it can. */
	problem(path) {
		let end = path.lastIndexOf("/");
		if (!(end < 0 || this.#real.has(path.slice(0, end)))) for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
			let folder = path.slice(0, slash);
			if (this.#real.has(folder)) continue;
			let problem = this.#look(folder);
			if (problem !== void 0) return problem;
			this.#real.add(folder);
		}
	}
	#look(folder) {
		try {
			let stats = (0, node_fs.lstatSync)((0, node_path.join)(this.#root, folder));
			return stats.isSymbolicLink() ? {
				state: "symlink",
				reason: `the folder ${JSON.stringify(folder)} is a symbolic link, which is not followed`
			} : stats.isDirectory() ? void 0 : { state: "missing" };
		} catch (error) {
			let code = errorCode(error);
			return code === "ENOENT" || code === "ENOTDIR" ? { state: "missing" } : {
				state: "unreadable",
				reason: `the folder ${JSON.stringify(folder)} cannot be looked at: ${code}`
			};
		}
	}
};
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
// src/disk/sealed-file.ts
/** Without O_NONBLOCK, opening a FIFO waits for a writer for ever. Windows has neither flag: there the path is looked at first. */
const FLAGS$1 = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0), BUFFER_BYTES = 524288, DIAGNOSIS_LIMIT_BYTES = 67108864, TOO_LARGE = `it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`, INTACT$1 = { state: "intact" };
/** One for each thread, made when first needed: every use is synchronous, so no two can meet in it. */
let scratch;
/** Compares sealed files under one root with their seals: one open, one read, length and digests from the same bytes. */
var SealedFiles = class {
	#root;
	#folders;
	#buffer;
	#seen;
	constructor(root) {
		this.#root = root, this.#folders = new Folders(root), scratch ??= Buffer.allocUnsafeSlow(BUFFER_BYTES), this.#buffer = scratch;
	}
	observe(seal) {
		return this.isIntact(seal) ? INTACT$1 : this.lookCloser(seal);
	}
	/** What stands at the path of a seal that `isIntact` did not find intact. Never says that it is: then it changed meanwhile. */
	lookCloser(seal) {
		return this.#seen = void 0, this.#opened(seal, (fd) => this.#lookAgain(fd, seal));
	}
	/**
	* The bytes that `lookCloser` measured last, when one read took them whole. They lie in a buffer that the next file overwrites, so
	* they are for work that is done before.
	*/
	get seen() {
		return this.#seen;
	}
	/** True only for a regular file with exactly the sealed bytes, reached through real folders. Says nothing of why not. */
	isIntact(seal) {
		let fd = this.#openedQuickly(seal);
		if (fd === void 0) return !1;
		try {
			return this.#holds(fd, seal);
		} catch {
			return !1;
		} finally {
			(0, node_fs.closeSync)(fd);
		}
	}
	/**
	* The same for one huge file, reading the next part while this one is hashed: a twentieth faster where a core is idle.
	*/
	async isIntactOverlapped(seal) {
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
			return (this.#refusal(seal) ?? this.#folders.problem(seal.path)) === void 0 ? (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$1) : void 0;
		} catch {
			return;
		}
	}
	/**
	* The drifted bytes, for a diagnosis. Undefined when they are over the limit, or no longer the measured ones.
	* @param limit bytes
	*/
	read(seal, found, limit) {
		let bytes;
		return this.#opened(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			if (!stats.isFile() || stats.size > limit || stats.size !== found.bytes) return { state: "missing" };
			let whole = wholeOf(fd, stats.size);
			return whole !== void 0 && algorithmsOf(seal).every((algorithm) => digestOf(algorithm, whole) === found.digests?.[algorithm]) && (bytes = whole), { state: "intact" };
		}), bytes;
	}
	/**
	* The bytes at a sealed path, whatever they are; undefined when they are over the limit, or no file stands there.
	* @param limit bytes
	*/
	content(seal, limit) {
		let bytes;
		return this.#opened(seal, (fd) => {
			let stats = (0, node_fs.fstatSync)(fd);
			return stats.isFile() && stats.size <= limit && (bytes = wholeOf(fd, stats.size)), INTACT$1;
		}), bytes;
	}
	#opened(seal, look) {
		let fd;
		try {
			let problem = this.#refusal(seal) ?? this.#folders.problem(seal.path);
			return problem === void 0 ? (fd = (0, node_fs.openSync)(this.#pathOf(seal), FLAGS$1), look(fd)) : problem;
		} catch (error) {
			return refused(errorCode(error));
		} finally {
			fd !== void 0 && (0, node_fs.closeSync)(fd);
		}
	}
	/** Only Windows needs this: `\` separates folders there, and there is no O_NOFOLLOW. */
	#refusal(seal) {
		if (node_fs.constants.O_NOFOLLOW === void 0) return seal.path.includes("\\") || seal.path.includes(":") ? {
			state: "outside-root",
			reason: "on Windows \"\\\" and \":\" would name another place"
		} : (0, node_fs.lstatSync)(this.#pathOf(seal), { throwIfNoEntry: !1 })?.isSymbolicLink() ? refused("ELOOP") : void 0;
	}
	#pathOf(seal) {
		return seal.rawPath === void 0 ? `${this.#root}${node_path.sep}${seal.path}` : Buffer.concat([Buffer.from(`${this.#root}${node_path.sep}`), seal.rawPath]);
	}
	/**
	* The quick way, for intact files. A read at a position fails on FIFOs, sockets and terminals (ESPIPE) and on folders (EISDIR), and
	* one byte more than promised proves the length, so `fstat` is needed only where the seal promises nothing to read.
	*/
	#holds(fd, seal) {
		let { bytes } = seal;
		if ((bytes === void 0 || bytes === 0) && !(0, node_fs.fstatSync)(fd).isFile()) return !1;
		let asked = bytes === void 0 ? BUFFER_BYTES : Math.min(bytes + 1, BUFFER_BYTES), n = (0, node_fs.readSync)(fd, this.#buffer, 0, asked, 0);
		if (n < asked) return (bytes === void 0 || n === bytes) && digestsMatch(seal.digests, this.#buffer.subarray(0, n));
		if (bytes !== void 0 && bytes < n) return !1;
		let stats = (0, node_fs.fstatSync)(fd);
		if (!stats.isFile() || bytes !== void 0 && stats.size !== bytes) return !1;
		let algorithms = algorithmsOf(seal);
		if (algorithms.length === 0) return !1;
		let found = this.#measure(fd, algorithms, bytes ?? 2 ** 53 - 1);
		return found !== void 0 && sealed(seal, found);
	}
	/** Length and digests of all bytes from one read through. Undefined when there are more than `most`. */
	#measure(fd, algorithms, most) {
		if (most < BUFFER_BYTES) return this.#measureSmall(fd, algorithms, most);
		let hashes = algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]), bytes = 0;
		for (;;) {
			let n = (0, node_fs.readSync)(fd, this.#buffer, 0, BUFFER_BYTES, bytes);
			if (n === 0) break;
			if (bytes += n, bytes > most) return;
			let content = n === BUFFER_BYTES ? this.#buffer : this.#buffer.subarray(0, n);
			for (let [, hash] of hashes) hash.update(content);
		}
		return {
			bytes,
			digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")]))
		};
	}
	/** The same for a file that one read takes whole: one byte more is asked for, to see whether there are more. */
	#measureSmall(fd, algorithms, most) {
		let bytes = (0, node_fs.readSync)(fd, this.#buffer, 0, most + 1, 0);
		if (bytes > most) return;
		let content = this.#buffer.subarray(0, bytes);
		return this.#seen = content, {
			bytes,
			digests: Object.fromEntries(algorithms.map((algorithm) => [algorithm, digestOf(algorithm, content)]))
		};
	}
	/** The slow way, for all that is not plainly intact: is it a file, does it stand still, and what are its bytes? */
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
		let found = this.#measure(fd, algorithmsOf(seal), before.size), after = (0, node_fs.fstatSync)(fd), still = before.size === after.size && before.mtimeMs === after.mtimeMs && before.ctimeMs === after.ctimeMs;
		return found === void 0 || !still || found.bytes !== after.size || sealed(seal, found) ? {
			state: "changed-while-reading",
			reason: "it was being written while it was read"
		} : {
			state: "drifted",
			found
		};
	}
};
function sealed(seal, found) {
	if (seal.bytes !== void 0 && seal.bytes !== found.bytes) return !1;
	let algorithms = algorithmsOf(seal);
	return algorithms.length > 0 && algorithms.every((algorithm) => found.digests?.[algorithm] === seal.digests[algorithm]);
}
function refused(code) {
	return code === "ENOENT" || code === "ENOTDIR" ? { state: "missing" } : code === "ELOOP" ? {
		state: "symlink",
		reason: "there is a symbolic link in its place, which is not followed"
	} : code === "EISDIR" ? {
		state: "not-a-file",
		reason: "there is a folder in its place"
	} : code === "ESPIPE" || code === "ENXIO" ? {
		state: "not-a-file",
		reason: "there is a pipe, a socket or a device in its place"
	} : {
		state: "unreadable",
		reason: `the system answers ${code}`
	};
}
function kindOf(stats) {
	return stats.isDirectory() ? "a folder" : stats.isFIFO() ? "a named pipe (FIFO)" : stats.isSocket() ? "a socket" : stats.isCharacterDevice() || stats.isBlockDevice() ? "a device" : "something that is not a file";
}
/** Undefined when the file became shorter meanwhile. */
function wholeOf(fd, size) {
	let whole = Buffer.allocUnsafeSlow(size), at = 0;
	for (let n = 1; n > 0 && at < size; at += n) n = (0, node_fs.readSync)(fd, whole, at, size - at, at);
	return at === size ? whole : void 0;
}
// src/drift/policy.ts
const MIB = 1048576, GIB = 1024 * MIB, DEFAULT_LIMITS = {
	workBytes: 6 * GIB,
	hashedBytes: GIB,
	guessedBytes: 48 * MIB,
	memory: 256 * MIB
}, LESS = {
	workBytes: GIB / 2,
	hashedBytes: 64 * MIB,
	guessedBytes: MIB,
	why: "less is tried for each file after 24 that stayed unexplained"
};
/**
* Limits of one of `count` files. They follow from the number of files and the length of this one alone, so that they do not depend on
* which thread explains it, or what the others cost.
*/
function limitsAmongMany(count, length) {
	let share = Math.floor(68719476736 / count), least = 262144 + 32 * length, workBytes = Math.min(DEFAULT_LIMITS.workBytes, Math.max(share, least)), why = `each of ${count} files has an equal share of the work`;
	return {
		...workBytes < DEFAULT_LIMITS.workBytes && {
			workBytes,
			why
		},
		...length <= 1048576 && { memory: 67108864 }
	};
}
/** Which of `count` files are explained first, ascending. Depends on their number alone. */
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
			paths += seal.path, hex += seal.digests.sha256 ?? NO_DIGEST, this.#lengths[index] = isPlain(seal) ? seal.bytes ?? -1 : -2, this.#facts[index] = factsByte(seal);
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
		let path = this.#paths.toString("utf8", index === 0 ? 0 : this.#pathEnds[index - 1], this.#pathEnds[index]), sha256 = this.#hex.toString("latin1", index * 64, (index + 1) * 64);
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
			...factsOf(this.#facts[index] ?? 0)
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
	verdict(index) {
		return this.#verdicts[index] ?? 0;
	}
};
function isPlain(seal) {
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
function factsOf(byte) {
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
const FLAGS = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
/**
* Seals one file as it stands: length, sha256, git blob id (SHA-1 object format) and the facts of its text, all from one read.
* @param buffer scratch space to read into, reused from file to file
* @throws when it is not a regular file, cannot be read, or is being written meanwhile
* @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
*/
function makeSeal(file, path, line, buffer) {
	let fd = (0, node_fs.openSync)(file, FLAGS);
	try {
		let before = (0, node_fs.fstatSync)(fd);
		if (!before.isFile()) throw Error("it is not a regular file");
		let sha256 = (0, node_crypto.createHash)("sha256"), blob = (0, node_crypto.createHash)("sha1").update(`blob ${before.size}\0`), facts = new FactFinder(), bytes = 0;
		for (let n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, 0); n > 0 && (bytes += n, !(bytes > before.size)); n = (0, node_fs.readSync)(fd, buffer, 0, buffer.length, bytes)) {
			let chunk = buffer.subarray(0, n);
			sha256.update(chunk), blob.update(chunk), facts.update(chunk);
		}
		let after = (0, node_fs.fstatSync)(fd);
		if (bytes !== before.size || after.size !== bytes || after.mtimeMs !== before.mtimeMs) throw Error("it is being written");
		return {
			path,
			digests: { sha256: sha256.digest("hex") },
			bytes,
			line,
			...facts.done(),
			git: blob.digest("hex")
		};
	} finally {
		(0, node_fs.closeSync)(fd);
	}
}
/** Seals files until none is left. */
function sealShare({ files, counter }) {
	let next = new Int32Array(counter), buffer = Buffer.allocUnsafeSlow(524288), share = [];
	for (;;) {
		let from = Atomics.add(next, 0, 32);
		if (from >= files.length) return share;
		for (let [offset, [path, file]] of files.slice(from, from + 32).entries()) share.push([from + offset, sealOne(path, file, from + offset + 1, buffer)]);
	}
}
function sealOne(path, file, line, buffer) {
	try {
		return makeSeal(file, path, line, buffer);
	} catch (error) {
		return `it cannot be read: ${errorCode(error)}`;
	}
}
// src/hashing/serve-hash-jobs.ts
/**
* The work of a hashing thread. For each job it takes tickets until none is left, then answers.
* @param examination the same as the gate hands to the pool; loaded when the first file has to be examined
*/
function serveHashJobs(examination) {
	node_worker_threads.parentPort?.on("message", (job) => {
		job === "prepare" ? examination() : "shared" in job ? examine(job, examination) : hash(job);
	});
}
function hash({ root, work }) {
	let files = new SealedFiles(root), table = new WorkTable(work);
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.sealAt(index);
		seal !== void 0 && table.judge(index, files.isIntact(seal));
	}
	node_worker_threads.parentPort?.postMessage("done");
}
async function examine({ root, work, shared }, examination) {
	let { examiner } = await examination(), table = new WorkTable(work), own = examiner(new SealedFiles(root), shared), examined = [];
	for (let range = table.take(); range !== void 0; range = table.take()) for (let place = range.from; place < range.to; place++) {
		let index = table.indexAt(place), seal = table.verdict(index) === 2 ? table.sealWithFacts(index) : void 0;
		seal !== void 0 && examined.push([index, own.examine(seal, index)]);
	}
	node_worker_threads.parentPort?.postMessage(JSON.stringify(examined));
}
Object.defineProperty(exports, "BIG_BYTES", {
	enumerable: !0,
	get: function() {
		return BIG_BYTES;
	}
}), Object.defineProperty(exports, "BRIEF", {
	enumerable: !0,
	get: function() {
		return BRIEF;
	}
}), Object.defineProperty(exports, "DEFAULT_LIMITS", {
	enumerable: !0,
	get: function() {
		return DEFAULT_LIMITS;
	}
}), Object.defineProperty(exports, "DIAGNOSIS_LIMIT_BYTES", {
	enumerable: !0,
	get: function() {
		return DIAGNOSIS_LIMIT_BYTES;
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
}), Object.defineProperty(exports, "LESS", {
	enumerable: !0,
	get: function() {
		return LESS;
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
}), Object.defineProperty(exports, "PREPARE", {
	enumerable: !0,
	get: function() {
		return "prepare";
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
}), Object.defineProperty(exports, "limitsAmongMany", {
	enumerable: !0,
	get: function() {
		return limitsAmongMany;
	}
}), Object.defineProperty(exports, "matchesSeal", {
	enumerable: !0,
	get: function() {
		return matchesSeal;
	}
}), Object.defineProperty(exports, "sampleIndexes", {
	enumerable: !0,
	get: function() {
		return sampleIndexes;
	}
}), Object.defineProperty(exports, "sealShare", {
	enumerable: !0,
	get: function() {
		return sealShare;
	}
}), Object.defineProperty(exports, "serveHashJobs", {
	enumerable: !0,
	get: function() {
		return serveHashJobs;
	}
});

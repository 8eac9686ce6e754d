const require_confined = require("./confined.cjs"), require_pglite_files = require("./pglite-files.cjs");
let node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_module = require("node:module"), node_url = require("node:url"), node_zlib = require("node:zlib"), node_net = require("node:net"), node_vm = require("node:vm");
var AuthenticatedUser = class AuthenticatedUser {
	#words;
	#at;
	constructor(words, at) {
		this.#words = words, this.#at = at;
	}
	static async find(database) {
		let words = () => {
			let { buffer } = database.Module.HEAPU8;
			return new Int32Array(buffer, 0, Math.min(buffer.byteLength, 67108864) >> 2);
		}, { rows } = await database.query("select session_user::text as me"), superuser = rows[0]?.me ?? "";
		await database.exec("create role seal_gate_a; create role seal_gate_b");
		let a = await idOf(database, "seal_gate_a"), b = await idOf(database, "seal_gate_b"), become = async (name) => void await database.exec(`set session authorization ${require_pglite_files.quoted(name)}`);
		await become("seal_gate_a");
		let session = positions(words(), a);
		await become("seal_gate_b"), session = session.filter((at) => words()[at] === b), await become(superuser), session = session.filter((at) => words()[at] === 10);
		for (let at of near(session)) {
			if (words()[at] !== 10) continue;
			let found = new AuthenticatedUser(words, at);
			await become("seal_gate_a"), found.set(a);
			let works = await become(superuser).then(() => !1, () => !0);
			if (found.set(10), await become(superuser), works) return await database.exec("drop role seal_gate_a; drop role seal_gate_b"), found;
		}
		throw Error("this build of PGlite does not show whom its session belongs to");
	}
	set(role) {
		this.#words()[this.#at] = role;
	}
};
async function idOf(database, role) {
	let { rows } = await database.query("select oid::int as id from pg_catalog.pg_roles where rolname = $1", [role]), id = rows[0]?.id;
	if (id === void 0) throw Error("PGlite does not know a role that it made");
	return id;
}
function positions(words, value) {
	let found = [];
	for (let at = words.indexOf(value); at >= 0; at = words.indexOf(value, at + 1)) found.push(at);
	return found;
}
function near(session) {
	let around = session.flatMap((at) => Array.from({ length: 33 }, (_, step) => at - 16 + step));
	return [...new Set(around)].filter((at) => at >= 0 && !session.includes(at));
}
function giveIdentity(tar, { systemIdentifier, nonce }) {
	let control = fileIn(tar, "/global/pg_control"), wal = fileIn(tar, "/pg_wal/000000010000000000000001");
	if (control.readUInt32LE(8) !== 1800 || control.readUInt32LE(292) !== crc32c(control.subarray(0, 292)) || control.readBigUInt64LE(0) !== wal.readBigUInt64LE(24) || nonce.length !== 32) throw Error("this is not a cluster of PostgreSQL 18 that initdb has just made");
	control.writeBigUInt64LE(systemIdentifier, 0), control.set(nonce, 257), control.writeUInt32LE(crc32c(control.subarray(0, 292)), 292), wal.writeBigUInt64LE(systemIdentifier, 24);
}
function fileIn(tar, name) {
	for (let at = 0; at + 512 <= tar.length;) {
		let size = Number.parseInt(tar.toString("latin1", at + 124, at + 124 + 11), 8) || 0, start = at + 512;
		if (tar.toString("latin1", at, at + name.length + 1) === `${name}\0`) return tar.subarray(start, start + size);
		at = start + Math.ceil(size / 512) * 512;
	}
	throw Error(`the cluster has no ${name}`);
}
function crc32c(bytes) {
	let crc = 4294967295;
	for (let byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ (crc & 1 ? 2197175160 : 0);
	}
	return (crc ^ 4294967295) >>> 0;
}
// src/rehearsal/postgres/pglite/growing-files.ts
function growInProportion(files, file) {
	let { node_ops: operations, stream_ops: stream } = files.lookupPath(file).node, { setattr } = operations;
	operations.setattr = (node, attributes) => {
		let { size, ...others } = attributes;
		typeof size != "number" || size <= node.usedBytes ? setattr(node, attributes) : (stream.write({ node }, /* @__PURE__ */ new Uint8Array(1), 0, 1, size - 1), setattr(node, others));
	};
}
// src/rehearsal/postgres/pglite/database.ts
async function startDatabase(pack) {
	let { program, cluster, options } = unpack(pack);
	giveIdentity(cluster, {
		systemIdentifier: newIdentifier(),
		nonce: (0, node_crypto.randomBytes)(32)
	});
	let database = await compile(program).create({
		...options,
		loadDataDir: new Blob([new Uint8Array(cluster)])
	});
	return growInProportion(database.Module.FS, "/pglite/data/PG_VERSION"), database;
}
function newIdentifier() {
	let microseconds = BigInt(Date.now()) * 1000n;
	return microseconds / 1000000n << 32n | microseconds % 1000000n << 12n | BigInt((0, node_crypto.randomBytes)(2).readUInt16BE() & 4095);
}
function unpack(pack) {
	let bytes = (0, node_zlib.brotliDecompressSync)(pack, { params: { [node_zlib.constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } }), at = 0, [program, server, data, ...others] = [
		"program",
		...require_pglite_files.PACKED,
		"cluster"
	].map(() => {
		let end = at + 4 + bytes.readUInt32BE(at), file = bytes.subarray(at + 4, end);
		return at = end, file;
	}), cluster = others.pop();
	if (program === void 0 || server === void 0 || data === void 0 || cluster === void 0 || at !== bytes.length) throw Error(`${require_pglite_files.PACK} is not what the build made`);
	let urls = others.map((file, index) => [require_pglite_files.EXTENSIONS[index], new URL(`data:application/gzip;base64,${file.toString("base64")}`)]);
	return {
		program,
		cluster,
		options: {
			pgliteWasmModule: new WebAssembly.Module(new Uint8Array(server)),
			fsBundle: new Blob([new Uint8Array(data)]),
			extensions: Object.fromEntries(urls)
		}
	};
}
function compile(program) {
	let module = { exports: {} }, names = [
		"module",
		"exports",
		"require",
		"__filename"
	], filename = (0, node_url.fileURLToPath)(require("url").pathToFileURL(__filename).href);
	if ((0, node_vm.compileFunction)(program.toString(), names, { filename: "pglite.js" })(module, module.exports, (0, node_module.createRequire)(filename), filename), module.exports.PGlite === void 0) throw Error(`${require_pglite_files.PACK} has no PGlite`);
	return module.exports.PGlite;
}
const LIBRARIES = "/pglite/lib/postgresql";
function librariesOf({ Module: { FS } }) {
	return FS.readdir(LIBRARIES).filter((name) => name.endsWith(".so")).map((name) => FS.readFile(`${LIBRARIES}/${name}`));
}
// src/rehearsal/postgres/pglite/shipped-modules.ts
const ADAPTER = /^\0asm\x01\0\0\0\x01[\s\S]{4,40}\x02\x07\x01\x01e\x01f\0\0\x07\x05\x01\x01f\0\0$/;
var ShippedModules = class {
	#digests = /* @__PURE__ */ new Set();
	#closed = !1;
	constructor() {
		let { Module, compile, instantiate } = WebAssembly, admitted = (bytes) => this.#admitted(bytes);
		WebAssembly.Module = new Proxy(Module, { construct: (target, [bytes]) => new target(admitted(bytes)) }), WebAssembly.compile = async (bytes) => await compile(admitted(bytes)), WebAssembly.instantiate = async (source, imports) => source instanceof Module ? await instantiate(source, imports) : await instantiate(admitted(bytesOf(source)), imports);
		for (let name of ["compileStreaming", "instantiateStreaming"]) WebAssembly[name] = void 0;
	}
	close(libraries) {
		for (let bytes of libraries) this.#digests.add(digest(bytes));
		this.#closed = !0;
	}
	#admitted(bytes) {
		if (!this.#closed) return bytes;
		let copy = Uint8Array.from(bytesOf(bytes));
		if (ADAPTER.test(Buffer.from(copy).toString("latin1")) || this.#digests.has(digest(copy))) return copy;
		throw Error("this WebAssembly module is not part of the database");
	}
};
function bytesOf(source) {
	if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
	if (source instanceof ArrayBuffer) return new Uint8Array(source);
	throw TypeError("a WebAssembly module is made of bytes");
}
function digest(bytes) {
	return (0, node_crypto.createHash)("sha256").update(bytes).digest("hex");
}
// src/rehearsal/postgres/pglite/serve.ts
const READY = Buffer.from("Z\0\0\0", "latin1"), IDLE = Buffer.concat([READY, Buffer.from("I")]);
async function serve() {
	let modules = new ShippedModules(), requests = require_pglite_files.readFrames(new node_net.Socket({
		fd: 3,
		readable: !0,
		writable: !1
	})), { value: first } = await requests.next();
	if (first?.request !== "engine") throw Error("the first request is not the engine");
	let database = await startDatabase(first.body), user = await AuthenticatedUser.find(database);
	modules.close(librariesOf(database)), write(IDLE);
	for await (let { request, body } of requests) request === "messages" ? await carryOut(database, body) : (request === "user" ? user.set(body.readUInt32BE()) : write(status("seal_gate.walls", JSON.stringify(require_confined.tryWalls()))), write(IDLE));
}
async function carryOut(database, messages) {
	let tail = Buffer.alloc(0);
	if (await database.execProtocolRawStream(messages, {
		syncToFs: !1,
		onRawData: (bytes) => {
			write(bytes), tail = Buffer.concat([tail, bytes.subarray(-READY.length - 1)]).subarray(-READY.length - 1);
		}
	}), !tail.subarray(0, READY.length).equals(READY)) throw Error("PGlite no longer answers");
}
function write(bytes) {
	for (let at = 0; at < bytes.length;) at += (0, node_fs.writeSync)(4, bytes, at);
}
function status(name, value) {
	let body = Buffer.from(`${name}\0${value}\0`), header = Buffer.from("S\0\0\0\0", "latin1");
	return header.writeUInt32BE(body.length + 4, 1), Buffer.concat([header, body]);
}
exports.serve = serve;

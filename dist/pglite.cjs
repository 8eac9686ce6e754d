const require_confined = require("./confined.cjs"), require_pglite_files = require("./pglite-files.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_module = require("node:module"), node_url = require("node:url"), node_zlib = require("node:zlib"), node_net = require("node:net"), node_vm = require("node:vm");
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
// src/rehearsal/postgres/pglite/growing-files.ts
function growInProportion(files, file) {
	let { node_ops: operations, stream_ops: stream } = files.lookupPath(file).node, { setattr } = operations;
	operations.setattr = (node, attributes) => {
		let { size, ...others } = attributes;
		typeof size != "number" || size <= node.usedBytes ? setattr(node, attributes) : (stream.write({ node }, /* @__PURE__ */ new Uint8Array(1), 0, 1, size - 1), setattr(node, others));
	};
}
// src/rehearsal/postgres/pglite/program.ts
async function loadPglite(program) {
	let module = { exports: {} }, filename = (0, node_url.fileURLToPath)(require("url").pathToFileURL(__filename).href);
	return (0, node_vm.compileFunction)(Buffer.from(program).toString(), [
		"module",
		"exports",
		"require",
		"__filename"
	], { filename: "pglite.js" })(module, module.exports, (0, node_module.createRequire)(filename), filename), module.exports.PGlite;
}
// src/rehearsal/postgres/pglite/database.ts
async function startDatabase(pack) {
	let { program, options } = require_pglite_files.SEALED_ENGINE === void 0 ? ofPackage() : unpack(pack), database = await (await loadPglite(program)).create(options);
	return growInProportion(database.Module.FS, "/pglite/data/PG_VERSION"), database;
}
function ofPackage() {
	let folder = (0, node_path.dirname)((0, node_module.createRequire)(require("url").pathToFileURL(__filename).href).resolve("@electric-sql/pglite")), extensions = Object.fromEntries(require_pglite_files.EXTENSIONS.map((name) => [name, (0, node_url.pathToFileURL)((0, node_path.join)(folder, `${name}.tar.gz`))]));
	return {
		program: /* @__PURE__ */ new Uint8Array(),
		options: { extensions }
	};
}
function unpack(pack) {
	let bytes = (0, node_zlib.brotliDecompressSync)(pack), at = 0, [program, server, initdb, data, ...extensions] = ["program", ...require_pglite_files.PACKED].map(() => {
		let end = at + 4 + bytes.readUInt32BE(at), file = bytes.subarray(at + 4, end);
		return at = end, file;
	});
	if (program === void 0 || server === void 0 || initdb === void 0 || data === void 0) throw Error(`${require_pglite_files.PACK} is not what the build made`);
	let urls = extensions.map((file, index) => [require_pglite_files.EXTENSIONS[index], new URL(`data:application/gzip;base64,${file.toString("base64")}`)]);
	return {
		program,
		options: {
			pgliteWasmModule: new WebAssembly.Module(new Uint8Array(server)),
			initdbWasmModule: new WebAssembly.Module(new Uint8Array(initdb)),
			fsBundle: new Blob([new Uint8Array(data)]),
			extensions: Object.fromEntries(urls)
		}
	};
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

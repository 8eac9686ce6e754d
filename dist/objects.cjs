const require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_os = require("node:os"), node_stream = require("node:stream"), node_child_process = require("node:child_process");
// src/git/process.ts
var GitFailed = class extends Error {
	stderr;
	exitCode;
	constructor(message, stderr, exitCode) {
		super(message), this.stderr = stderr, this.exitCode = exitCode;
	}
};
function findGit(environment, refused) {
	let windows = process.platform === "win32", name = windows ? "git.exe" : "git";
	for (let folder of searchPath(environment)) if ((0, node_path.isAbsolute)(folder)) try {
		let program = (0, node_fs.realpathSync)((0, node_path.join)(folder, name)), stats = (0, node_fs.statSync)(program);
		if (!stats.isFile() || !windows && !(stats.mode & 73)) continue;
		if (!isBelow(folder, refused) && !isBelow(program, refused)) return (0, node_path.join)(folder, name);
	} catch {}
}
function searchPath(environment) {
	let key = Object.keys(environment).find((name) => name === "PATH") ?? Object.keys(environment).find((name) => /^path$/i.test(name));
	return (key === void 0 ? "" : environment[key] ?? "").split(node_path.delimiter);
}
function isBelow(path, folder) {
	let way = (0, node_path.relative)(folder, path);
	return way === "" || way !== ".." && !way.startsWith(`..${node_path.sep}`) && !(0, node_path.isAbsolute)(way);
}
const KEPT = /* @__PURE__ */ RegExp("^(?:HOME|XDG_CONFIG_HOME|USERPROFILE|HOMEDRIVE|HOMEPATH|PROGRAMDATA|ALLUSERSPROFILE|SYSTEMROOT|WINDIR|TEMP|TMP|TMPDIR|SUDO_UID|GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\\d+|VALUE_\\d+)|GIT_ATTR_NOSYSTEM|GIT_CEILING_DIRECTORIES)$");
function cleanEnvironment(environment) {
	let clean = {};
	for (let [name, value] of Object.entries(environment)) value !== void 0 && KEPT.test(process.platform === "win32" ? name.toUpperCase() : name) && (clean[name] = value);
	return {
		...clean,
		PATH: searchPath(environment).filter((folder) => (0, node_path.isAbsolute)(folder)).join(node_path.delimiter),
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_LAZY_FETCH: "1",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_GRAFT_FILE: node_os.devNull,
		GIT_LITERAL_PATHSPECS: "1",
		GIT_TRACE2: "0",
		GIT_TRACE2_EVENT: "0",
		GIT_TRACE2_PERF: "0"
	};
}
const SETTINGS = [
	"core.fsmonitor=false",
	"core.hooksPath=/dev/null",
	"core.untrackedCache=false",
	"core.commitGraph=false",
	"core.pager=cat",
	"core.editor=false",
	"core.askPass=",
	"core.sshCommand=false",
	"credential.helper=",
	"diff.external=",
	"log.showSignature=false",
	"protocol.allow=never",
	"safe.bareRepository=explicit"
].flatMap((setting) => ["-c", setting]), MAX_STDERR_CHARACTERS = 4096;
var Git = class Git {
	#program;
	environment;
	#until = 0;
	constructor(program, environment, more = {}) {
		this.#program = program, this.environment = {
			...cleanEnvironment(environment),
			...more
		};
	}
	get start() {
		return {
			program: this.#program,
			environment: this.environment
		};
	}
	static started({ program, environment }) {
		return new Git(program, {}, environment);
	}
	with(more) {
		return new Git(this.#program, {}, {
			...this.environment,
			...more
		});
	}
	allow(milliseconds) {
		this.#until = require_hashing.elapsedMs() + milliseconds;
	}
	get timeLeft() {
		return Math.max(0, this.#until - require_hashing.elapsedMs());
	}
	async run(cwd, args, input, maxBytes = 4194304) {
		let chunks = [], bytes = 0;
		for await (let chunk of this.stream(cwd, args, input)) {
			if (bytes += chunk.length, bytes > maxBytes) throw new GitFailed(`git ${args[0]} answered more than ${maxBytes} bytes`, "");
			chunks.push(chunk);
		}
		return Buffer.concat(chunks);
	}
	async *stream(cwd, args, input) {
		let timeLeft = this.timeLeft;
		if (timeLeft === 0) throw new GitFailed("git ran out of time", "");
		let child = (0, node_child_process.spawn)(this.#program, [
			"--no-pager",
			...SETTINGS,
			...args
		], {
			cwd,
			env: this.environment,
			stdio: [
				"pipe",
				"pipe",
				"pipe"
			],
			windowsHide: !0
		}), failure, stderr = "", closed = new Promise((resolve) => {
			child.once("error", (error) => {
				failure ??= `git did not start: ${require_hashing.errorMessage(error)}`, resolve(null);
			}), child.once("close", (code) => resolve(code));
		});
		child.stderr.setEncoding("utf8").on("data", (text) => {
			stderr.length < MAX_STDERR_CHARACTERS && (stderr += text.slice(0, MAX_STDERR_CHARACTERS - stderr.length));
		}), child.stdin.on("error", () => {}), input === void 0 || input instanceof Uint8Array ? child.stdin.end(input) : input.pipe(child.stdin);
		let timer = setTimeout(() => {
			failure ??= `git ${args[0]} ran out of time`, child.kill("SIGKILL");
		}, timeLeft);
		try {
			try {
				for await (let chunk of child.stdout) yield chunk;
			} catch (error) {
				failure ??= `git ${args[0]} broke off: ${require_hashing.errorMessage(error)}`;
			}
			let code = await closed;
			if (failure !== void 0) throw new GitFailed(failure, stderr);
			if (code !== 0) throw new GitFailed(`git ${args[0]} failed: ${firstLine(stderr) || `exit code ${code}`}`, stderr, code ?? void 0);
		} finally {
			clearTimeout(timer), child.kill("SIGKILL"), child.stdout.destroy(), child.stderr.destroy(), child.stdin.destroy();
		}
	}
};
function firstLine(text) {
	return text.split("\n", 1)[0] ?? "";
}
async function* records(chunks, end = "\0") {
	let rest = "";
	for await (let chunk of chunks) {
		let parts = (rest + chunk.toString("latin1")).split(end);
		rest = parts.pop() ?? "", yield parts;
	}
}
// src/git/objects.ts
const FORMAT = "%(objectsize) %(objecttype) %(objectname)";
async function blobSizes(git, cwd, ids) {
	let sizes = /* @__PURE__ */ new Map();
	if (ids.length === 0) return sizes;
	let output = git.stream(cwd, [
		"cat-file",
		`--batch-check=${FORMAT}`,
		"--buffer"
	], Buffer.from(`${ids.join("\n")}\n`));
	for await (let headers of blobHeaders(output)) for (let { id, bytes } of headers) sizes.set(id, bytes);
	return sizes;
}
function allBlobs(git, cwd) {
	let args = [
		"cat-file",
		`--batch-check=${FORMAT}`,
		"--batch-all-objects",
		"--unordered",
		"--buffer"
	];
	return blobHeaders(git.stream(cwd, args));
}
async function* blobHeaders(output) {
	for await (let lines of records(output, "\n")) {
		let headers = [];
		for (let line of lines) {
			let space = line.indexOf(" ");
			line.startsWith("blob ", space + 1) && headers.push({
				id: line.slice(space + 6),
				bytes: Number(line.slice(0, space))
			});
		}
		yield headers;
	}
}
async function* readBlobs(git, cwd, ids) {
	for await (let blobs of readManyBlobs(git, cwd, ids)) yield* blobs;
}
async function* readManyBlobs(git, cwd, ids) {
	if (ids.length === 0) return;
	let input = Buffer.from(`${ids.join("\n")}\n`), answers = new AnswerQueue(git.stream(cwd, [
		"cat-file",
		"--batch",
		"--buffer"
	], input));
	try {
		for (;;) {
			let first = await answers.next();
			if (first === void 0) return;
			let blobs = [];
			for (let answer = first; answer !== void 0; answer = answers.now()) {
				let { id, type, bytes, genuine } = answer;
				type === "blob" && bytes !== void 0 && blobs.push({
					id,
					bytes: genuine ? bytes : void 0
				});
			}
			yield blobs;
		}
	} finally {
		await answers.end();
	}
}
async function withReader(git, cwd, use) {
	let reader = new ObjectReader(git, cwd);
	try {
		return await use(reader);
	} finally {
		await reader.close();
	}
}
var ObjectReader = class {
	#ids = new node_stream.PassThrough();
	#answers;
	constructor(git, cwd) {
		this.#answers = new AnswerQueue(git.stream(cwd, ["cat-file", "--batch"], this.#ids));
	}
	async read(type, id, maxBytes) {
		let bytes = (await this.readAll(type, [id], maxBytes)).get(id);
		if (bytes === void 0) throw new GitFailed(`git has no object ${id}`, "");
		return bytes;
	}
	async readAll(type, ids, maxBytes = 1073741824) {
		let objects = /* @__PURE__ */ new Map(), unique = [...new Set(ids)];
		if (!unique.every(require_hashing.isObjectId)) throw new GitFailed("an object was asked for by something else than its id", "");
		this.#ids.write(unique.map((id) => `${id}\n`).join(""));
		let held = 0;
		for (let id of unique) {
			let answer = await this.#answers.next(maxBytes - held);
			if (answer?.id !== id || answer.bytes === void 0) throw new GitFailed(`git has no object ${id}`, "");
			if (answer.type !== type) throw new GitFailed(`the object ${id} is not a ${type}`, "");
			if (!answer.genuine) throw new GitFailed(forged(id), "");
			held += answer.bytes.length, objects.set(id, answer.bytes);
		}
		return objects;
	}
	async close() {
		this.#ids.destroy(), await this.#answers.end();
	}
};
function forged(id) {
	return `the stored object ${id} does not hash to its id: the object store is damaged, or something wrote to it`;
}
var AnswerQueue = class {
	#source;
	#held = Buffer.alloc(0);
	#at = 0;
	constructor(source) {
		this.#source = source;
	}
	async next(maxBytes = Infinity) {
		let header = this.#header();
		for (; header === void 0;) {
			let { done, value } = await this.#source.next();
			if (done === !0) return;
			this.#held = this.#at === this.#held.length ? value : Buffer.concat([this.#held.subarray(this.#at), value]), this.#at = 0, header = this.#header();
		}
		let { id, length = 0, whole } = header;
		if (length > maxBytes) throw new GitFailed(`the object ${id} has ${length} bytes, more than is read here`, "");
		let bytes = this.#takeNow(whole) ?? await this.#take(whole);
		return bytes && answerOf(header, bytes);
	}
	now() {
		let header = this.#header(), bytes = header && this.#takeNow(header.whole);
		return bytes && answerOf(header, bytes);
	}
	async end() {
		await this.#source.return(void 0);
	}
	#header() {
		let end = this.#held.indexOf(10, this.#at);
		if (end < 0) return;
		let [id = "", type = "", size = ""] = this.#held.toString("latin1", this.#at, end).split(" "), line = end + 1 - this.#at;
		if (!/^\d+$/.test(size)) return {
			id,
			type,
			line,
			whole: line
		};
		let length = Number(size);
		return {
			id,
			type,
			line,
			length,
			whole: line + length + 1
		};
	}
	#takeNow(length) {
		let start = this.#at;
		if (!(this.#held.length - start < length)) return this.#at += length, this.#held.subarray(start, this.#at);
	}
	async #take(length) {
		let chunks = [this.#held.subarray(this.#at)], missing = length - (this.#held.length - this.#at);
		for (; missing > 0;) {
			let { done, value } = await this.#source.next();
			if (done === !0) return;
			chunks.push(value), missing -= value.length;
		}
		return this.#held = chunks.at(-1) ?? this.#held, this.#at = this.#held.length + missing, Buffer.concat(chunks, length);
	}
};
function answerOf({ id, type, line, length }, whole) {
	if (length === void 0) return {
		id,
		type,
		genuine: !1
	};
	whole[line - 1] = 0;
	let end = line + length, genuine = require_hashing.idOfObject(whole.subarray(id.length + 1, end), require_hashing.formatOf(id)) === id;
	return {
		id,
		type,
		bytes: whole.subarray(line, end),
		genuine
	};
}
// src/git/tree.ts
async function readCommits(git, cwd, ids) {
	let commits = await withReader(git, cwd, (reader) => reader.readAll("commit", ids));
	return new Map([...commits].map(([id, bytes]) => [id, parseCommit(bytes)]));
}
function parseCommit(bytes) {
	let [head = ""] = bytes.toString("latin1").split("\n\n", 1), parents = [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = ""]) => parent);
	return {
		tree: /^tree ([0-9a-f]+)$/m.exec(head)?.[1] ?? "",
		parents,
		bytes
	};
}
function describeCommit(bytes) {
	let text = bytes.toString("utf8"), end = text.indexOf("\n\n"), head = text.slice(0, end), seconds = Number(/^committer .*> (\d+) [+-]\d+$/m.exec(head)?.[1] ?? NaN), date = /* @__PURE__ */ new Date(seconds * 1e3), [subject = ""] = text.slice(end).trimStart().split("\n", 1);
	return {
		author: /^author (.*?) <.*> \d+ [+-]\d+$/m.exec(head)?.[1] ?? "",
		...!Number.isNaN(date.getTime()) && { date: `${date.toISOString().slice(0, 19)}Z` },
		subject: [...subject].slice(0, 200).join("")
	};
}
async function entriesAt(git, cwd, wanted) {
	let entries = /* @__PURE__ */ new Map();
	return await withReader(git, cwd, async (reader) => {
		let level = /* @__PURE__ */ new Map();
		for (let [id, bytes] of await reader.readAll("commit", wanted.keys())) {
			let found = /* @__PURE__ */ new Map();
			entries.set(id, found);
			let { tree } = parseCommit(bytes);
			for (let path of wanted.get(id) ?? []) add(level, tree, {
				path,
				at: 0,
				found
			});
		}
		for (; level.size > 0;) {
			let below = /* @__PURE__ */ new Map();
			for (let [id, bytes] of await reader.readAll("tree", level.keys())) descend(parseTree(id, bytes), level.get(id) ?? [], below);
			level = below;
		}
	}), entries;
}
function descend(tree, all, below) {
	for (let { path, at, found } of all) {
		let slash = path.indexOf("/", at), entry = tree.get(path.slice(at, slash < 0 ? void 0 : slash));
		entry !== void 0 && (slash < 0 ? found.set(path, entry) : entry.kind === "submodule" ? found.set(path.slice(0, slash), entry) : entry.kind === "folder" && add(below, entry.id, {
			path,
			at: slash + 1,
			found
		}));
	}
}
async function filesAt(git, cwd, commit, prefix) {
	return withReader(git, cwd, async (reader) => {
		let listing = new Listing(commit, prefix), level = /* @__PURE__ */ new Map([[parseCommit(await reader.read("commit", commit)).tree, [""]]]);
		for (; level.size > 0;) {
			let below = /* @__PURE__ */ new Map();
			for (let [id, bytes] of await reader.readAll("tree", level.keys())) listing.add(parseTree(id, bytes), level.get(id) ?? [], below);
			level = below;
		}
		return listing.files.sort((a, b) => a.path < b.path ? -1 : 1);
	});
}
var Listing = class {
	files = [];
	#commit;
	#prefix;
	#entries = 0;
	#characters = 0;
	constructor(commit, prefix) {
		this.#commit = commit, this.#prefix = prefix;
	}
	add(tree, folders, below) {
		let prefix = this.#prefix;
		for (let folder of folders) for (let [name, { kind, id, exec }] of tree) {
			let path = `${folder}${name}`;
			if (this.#characters += path.length, ++this.#entries > 5e6 || this.#characters > 536870912) throw new GitFailed(`the commit ${this.#commit} has more files than are listed here`, "");
			kind === "folder" ? (prefix.startsWith(`${path}/`) || path.startsWith(prefix)) && add(below, id, `${path}/`) : path.startsWith(prefix) && this.files.push({
				kind,
				id,
				exec,
				path: path.slice(prefix.length)
			});
		}
	}
};
function add(groups, key, value) {
	let group = groups.get(key);
	group === void 0 ? groups.set(key, [value]) : group.push(value);
}
function parseTree(treeId, bytes) {
	let entries = /* @__PURE__ */ new Map(), idBytes = treeId.length / 2;
	for (let at = 0; at < bytes.length;) {
		let space = bytes.indexOf(32, at), nul = bytes.indexOf(0, space + 1), end = nul + 1 + idBytes, name = bytes.toString("latin1", space + 1, nul);
		if (space < 0 || nul < 0 || end > bytes.length || name === "" || name.includes("/") || entries.has(name)) throw new GitFailed(`the tree ${treeId} is malformed`, "");
		let mode = bytes.toString("latin1", at, space);
		entries.set(name, {
			kind: kindOf(mode),
			id: bytes.toString("hex", nul + 1, end),
			exec: mode === "100755"
		}), at = end;
	}
	return entries;
}
function kindOf(mode) {
	return mode === "40000" || mode === "040000" ? "folder" : mode === "160000" ? "submodule" : mode === "120000" ? "symlink" : "file";
}
// src/git/attributes.ts
const ASKED$1 = /* @__PURE__ */ new Set([
	"text",
	"crlf",
	"eol",
	"ident",
	"filter",
	"working-tree-encoding"
]), NONE = /* @__PURE__ */ new Map();
var PathAttributes = class {
	#byPath;
	constructor(byPath) {
		this.#byPath = byPath;
	}
	of(path) {
		return this.#byPath.get(path) ?? NONE;
	}
};
async function readAttributes(git, cwd, paths, settings, from = []) {
	let input = Buffer.from(paths.map((path) => `${path}\0`).join(""), "latin1");
	return new PathAttributes(parseAnswer((await git.run(cwd, [
		...settings,
		"check-attr",
		...from,
		"-z",
		"--stdin",
		"--all"
	], input, MAX_ANSWER)).toString("latin1")));
}
const MAX_ANSWER = 268435456;
function parseAnswer(answer) {
	let byPath = /* @__PURE__ */ new Map(), shared = /* @__PURE__ */ new Map(), fields = answer.split("\0"), at = 0;
	for (; at + 2 < fields.length;) {
		let path = fields[at] ?? "", own = [];
		for (; at + 2 < fields.length && fields[at] === path; at += 3) {
			let name = fields[at + 1] ?? "";
			ASKED$1.has(name) && own.push([name, fields[at + 2] ?? ""]);
		}
		let key = own.flat().join("\0"), attributes = shared.get(key) ?? new Map(own);
		shared.set(key, attributes), byPath.set(path, attributes);
	}
	return byPath;
}
async function readSettings(git, cwd) {
	try {
		return parseSettings(await git.run(cwd, [
			"config",
			"--null",
			"--show-origin",
			"--get-regexp",
			"^(core\\.(autocrlf|eol|symlinks|ignorecase|attributesfile|sparsecheckout)|filter\\..*\\.(smudge|process)|extensions\\.partialclone|remote\\..*\\.promisor)$"
		]));
	} catch (error) {
		if (error instanceof GitFailed && error.stderr === "") return parseSettings(Buffer.alloc(0));
		throw error;
	}
}
function parseSettings(output) {
	let fields = output.toString("utf8").split("\0"), last = /* @__PURE__ */ new Map();
	for (let at = 0; at + 1 < fields.length; at += 2) {
		let origin = fields[at] ?? "", field = fields[at + 1] ?? "", end = field.indexOf("\n");
		last.set(end < 0 ? field : field.slice(0, end), {
			value: end < 0 ? "true" : field.slice(end + 1),
			origin
		});
	}
	let setting = (key, read) => {
		let entry = last.get(key.toLowerCase()), value = entry === void 0 ? void 0 : read(entry.value.toLowerCase());
		return entry === void 0 || value === void 0 ? void 0 : {
			value,
			reason: reasonOf(key, entry)
		};
	}, autocrlf = setting("core.autocrlf", (text) => text === "input" ? "input" : bool(text)), eol = setting("core.eol", (text) => text === "lf" || text === "crlf" || text === "native" ? text : void 0), symlinks = setting("core.symlinks", bool), sparseCheckout = setting("core.sparseCheckout", bool);
	return {
		...autocrlf !== void 0 && { autocrlf },
		...eol !== void 0 && { eol },
		...symlinks !== void 0 && { symlinks },
		...sparseCheckout !== void 0 && { sparseCheckout },
		attributesFile: last.has("core.attributesfile"),
		ignoreCase: setting("core.ignoreCase", bool)?.value === !0,
		drivers: driversOf(last),
		partialClone: [...last].some(([key, { value }]) => key === "extensions.partialclone" || /^remote\./.test(key) && bool(value))
	};
}
function reasonOf(key, { value, origin }) {
	let text = `${key}=${value}`;
	return origin.startsWith("file:") ? {
		file: origin.slice(5),
		text
	} : { text: `${text} (${origin.replace(/:$/, "")})` };
}
function driversOf(last) {
	let drivers = /* @__PURE__ */ new Set();
	for (let [key, { value }] of last) {
		let name = /^filter\.(.*)\.(?:smudge|process)$/s.exec(key)?.[1];
		name !== void 0 && value !== "" && drivers.add(name);
	}
	return drivers;
}
function bool(text) {
	return /^(?:true|yes|on)$/i.test(text) ? !0 : /^(?:false|no|off|)$/i.test(text) ? !1 : /^[+-]?\d+$/.test(text) ? Number(text) !== 0 : void 0;
}
async function configuredAttributesFile(git, top) {
	try {
		let answer = await git.run(top, [
			"config",
			"--null",
			"--type=path",
			"--get",
			"core.attributesFile"
		]), path = (0, node_path.resolve)(top, answer.toString("utf8").replace(/\0$/, "")), stats = (0, node_fs.statSync)(path);
		return stats.isFile() && stats.size <= 1048576 ? path : void 0;
	} catch {
		return;
	}
}
// src/git/repository.ts
async function openRepository(git, folder) {
	try {
		let [answer, head, settings] = await Promise.all([
			git.run(folder, ["rev-parse", ...QUESTIONS]),
			headOf(git, folder),
			readSettings(git, folder)
		]), lines = answer.toString("latin1").split("\n"), [bare, inside, shallow, common, top, prefix] = lines;
		return lines.length !== QUESTIONS.length + 1 || bare !== "false" || inside !== "true" ? { refusal: NO_TREE } : isTopOf((0, node_path.resolve)(folder, utf8(top)), folder) ? {
			git,
			folder,
			top: (0, node_path.resolve)(folder, utf8(top)),
			prefix: prefix ?? "",
			commonFolder: (0, node_path.resolve)(folder, utf8(common)),
			shallow: shallow === "true",
			head,
			format: head?.length === 64 ? "sha256" : "sha1",
			settings
		} : { refusal: MOVED_TREE };
	} catch (error) {
		return { refusal: refusalOf(error, folder) };
	}
}
function utf8(text) {
	return Buffer.from(text ?? "", "latin1").toString("utf8");
}
function isTopOf(top, folder) {
	let near = require_hashing.folderWithGit(folder);
	return near !== void 0 && node_fs.realpathSync.native(near) === node_fs.realpathSync.native(top);
}
async function prefixOf(git, folder) {
	let lines = (await git.run(folder, [
		"rev-parse",
		"--show-toplevel",
		"--show-prefix"
	])).toString("latin1").split("\n"), [top, prefix = ""] = lines;
	if (lines.length !== 3) throw Error("the working tree is in a folder with a line break in its name");
	if (!isTopOf((0, node_path.resolve)(folder, utf8(top)), folder)) throw Error(MOVED_TREE.text);
	return prefix;
}
async function topOf(git, folder) {
	return (0, node_path.resolve)(folder, utf8((await git.run(folder, ["rev-parse", "--show-toplevel"])).toString("latin1").replace(/\n$/, "")));
}
const QUESTIONS = [
	"--is-bare-repository",
	"--is-inside-work-tree",
	"--is-shallow-repository",
	"--git-common-dir",
	"--show-toplevel",
	"--show-prefix"
], NO_TREE = {
	code: "not-a-working-tree",
	text: "The folder is in a git repository without its own working tree, so git is not used."
}, MOVED_TREE = {
	code: "not-a-working-tree",
	text: "The configuration of the repository (core.worktree) moves its working tree to another folder, so git is not used."
};
async function headOf(git, folder) {
	try {
		let id = (await git.run(folder, [
			"rev-parse",
			"--verify",
			"--quiet",
			"HEAD^{commit}"
		])).toString("latin1").trim();
		return require_hashing.isObjectId(id) ? id : void 0;
	} catch (error) {
		if (error instanceof GitFailed && error.stderr === "") return;
		throw error;
	}
}
function refusalOf(error, folder) {
	let stderr = error instanceof GitFailed ? error.stderr : "";
	return /dubious ownership|unsafe repository/.test(stderr) ? {
		code: "unsafe-owner",
		text: "Another user owns the repository, so git does not answer. Allow the folder if you trust it.",
		run: [
			"git",
			"config",
			"--global",
			"--add",
			"safe.directory",
			require_hashing.folderWithGit(folder) ?? folder
		]
	} : /bare repository|must be run in a work tree/.test(stderr) ? NO_TREE : {
		code: "git-failed",
		text: `Git did not answer: ${require_hashing.errorMessage(error)}`
	};
}
// src/git/hash-blobs.ts
const NO_DIGEST = "0".repeat(64);
async function hashBlobs({ git, milliseconds, cwd, ids, links, files }) {
	let started = Git.started(git);
	started.allow(milliseconds);
	let sizes = new Float64Array(ids.length).fill(-1), contents = /* @__PURE__ */ new Map(), digests = [], compared = new ComparedFiles(files, ids.length);
	for await (let blobs of readManyBlobs(started, cwd, ids)) {
		require_hashing.heartbeat();
		for (let { id, bytes } of blobs) {
			for (; digests.length < ids.length && ids[digests.length] !== id;) digests.push(NO_DIGEST);
			let index = digests.length;
			if (index === ids.length) throw Error(`git answered about ${id}, which it was not asked for`);
			if (bytes === void 0) throw Error(`the stored object ${id} does not have the bytes of its id`);
			if (links.has(id) && bytes.length > 4096) throw Error(`the link ${id} has ${bytes.length} bytes`);
			let sha256 = require_hashing.digestOf("sha256", bytes);
			digests.push(sha256), sizes[index] = bytes.length, links.has(id) || mayBePointer(bytes) ? contents.set(index, Uint8Array.from(bytes)) : compared.compare(index, sha256, bytes);
		}
	}
	for (; digests.length < ids.length;) digests.push(NO_DIGEST);
	return {
		sha256: digests.join(""),
		bytes: sizes,
		contents,
		files: compared.done()
	};
}
const SEEN_AS = {
	unknown: 1,
	plain: 2,
	executable: 3
};
var ComparedFiles = class {
	#paths;
	#files;
	#found;
	constructor(files, count) {
		this.#paths = files?.paths ?? [], this.#files = files && new require_hashing.SealedFiles(files.root), this.#found = new Uint8Array(count);
	}
	compare(index, sha256, bytes) {
		let path = this.#paths[index] ?? "";
		if (path === "") return;
		let seen = this.#files?.seenWith({
			path,
			digests: { sha256 },
			bytes: bytes.length,
			line: 0
		}, bytes);
		seen !== void 0 && (this.#found[index] = SEEN_AS[seen]);
	}
	done() {
		let changed = new Set(this.#files?.changedFolders());
		if (changed.size > 0) for (let [index, path] of this.#paths.entries()) require_hashing.isBelowAny(path, changed) && (this.#found[index] = 0);
		return this.#found;
	}
};
function mayBePointer(bytes) {
	return bytes.length < 1024 && bytes.toString("latin1", 0, 8) === "version ";
}
// src/git/revision.ts
const MAX_MILLISECONDS = 3e4;
function ask({ git, cwd }, args) {
	return git.allow(MAX_MILLISECONDS), git.run(cwd, args);
}
const NAMESPACES = [
	"refs/",
	"refs/tags/",
	"refs/heads/",
	"refs/remotes/"
];
async function commitOf(store, revision) {
	let id = await resolve(store, revision);
	if (id === void 0 || require_hashing.isObjectId(revision) || revision.startsWith("refs/")) return id;
	let others = (await Promise.all(NAMESPACES.map((space) => resolve(store, `${space}${revision}`)))).filter((one) => one !== void 0);
	if (/^[0-9a-f]{4,39}$/.test(revision)) {
		let objects = (await ask(store, ["rev-parse", `--disambiguate=${revision}`])).toString("latin1").split("\n");
		others.push(...objects.filter((object) => require_hashing.isObjectId(object) && !id.startsWith(revision)));
	}
	if (others.some((other) => other !== id)) throw Error(`${JSON.stringify(revision)} names several commits here: give the full name, such as refs/heads/main`);
	return id;
}
async function resolve(store, revision) {
	try {
		let id = (await ask(store, [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
			revision
		])).toString("latin1").trim();
		return require_hashing.isObjectId(id) ? await peel(store, id) : void 0;
	} catch (error) {
		if (error instanceof GitFailed) return;
		throw error;
	}
}
async function peel(store, id) {
	let at = id;
	for (let tags = 0; tags <= 8; tags++) {
		let type = (await ask(store, [
			"cat-file",
			"-t",
			at
		])).toString("latin1").trim();
		if (type === "commit") return at;
		if (type !== "tag") return;
		let tag = at, text = (await withReader(store.git, store.cwd, (reader) => reader.read("tag", tag))).toString("latin1");
		at = /^object ([0-9a-f]+)$/m.exec(text)?.[1] ?? "";
	}
}
exports.Git = Git, exports.GitFailed = GitFailed, exports.MAX_MILLISECONDS = MAX_MILLISECONDS, exports.allBlobs = allBlobs, exports.ask = ask, exports.blobSizes = blobSizes, exports.commitOf = commitOf, exports.configuredAttributesFile = configuredAttributesFile, exports.describeCommit = describeCommit, exports.entriesAt = entriesAt, exports.filesAt = filesAt, exports.findGit = findGit, exports.forged = forged, exports.hashBlobs = hashBlobs, exports.openRepository = openRepository, exports.prefixOf = prefixOf, exports.readAttributes = readAttributes, exports.readBlobs = readBlobs, exports.readCommits = readCommits, exports.records = records, exports.topOf = topOf, exports.withReader = withReader;

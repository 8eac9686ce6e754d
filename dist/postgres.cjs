const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_rehearsal = require("./rehearsal.cjs"), require_pglite_files = require("./pglite-files.cjs"), require_confined = require("./confined.cjs"), require_pg = require("./pg.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_os = require("node:os"), node_stream = require("node:stream"), node_fs_promises = require("node:fs/promises"), node_net = require("node:net"), node_child_process = require("node:child_process"), node_stream_promises = require("node:stream/promises");
var Reaper = class {
	#folder;
	#child;
	#ended;
	constructor(folder) {
		this.#folder = folder, this.#child = start(folder), this.#ended = ended(this.#child), this.#child.unref(), this.#child.stdin?.on("error", () => void 0);
		let { stdin } = this.#child;
		stdin !== null && "unref" in stdin && typeof stdin.unref == "function" && stdin.unref();
	}
	watch(group) {
		this.#child.stdin?.write(`${group}\n`);
	}
	async reap() {
		if (this.#child.ref(), this.#child.stdin?.end(), await this.#ended) return !0;
		let again = start(this.#folder);
		return again.stdin?.on("error", () => void 0), again.stdin?.end(), await ended(again);
	}
};
function start(folder) {
	return (0, node_child_process.spawn)("/bin/sh", [
		"-c",
		"\ntrap '' HUP INT TERM\ngroups=\nwhile read -r group; do groups=\"$groups $group\"; done\nfolder=$1 data=$1/data\nnewline='\n'\ninside() {\n  ls -ldn /proc/[0-9]*/cwd 2>/dev/null | while IFS= read -r line; do\n    process=${line#*\" /proc/\"}\n    case \"${process#*\"/cwd -> \"}\" in \"$folder\"|\"$folder\"/*|\"$folder\"*' (deleted)') echo \"${process%%/*}\";; esac\n  done\n}\nrunning() { { [ -n \"$server\" ] && kill -0 \"$server\" 2>/dev/null; } || [ -n \"$(inside)\" ]; }\nserver=$(head -n 1 \"$data/postmaster.pid\" 2>/dev/null)\ncase $server in *[!0-9]*) server=;; esac\nif [ -n \"$server\" ] && [ -d /proc/self ]; then\n  case \"$(readlink \"/proc/$server/cwd\" 2>/dev/null)\" in \"$folder\"|\"$folder\"/*|\"$folder\"*' (deleted)') ;; *) server=;; esac\nfi\nif [ -n \"$server\" ] && kill -QUIT \"$server\" 2>/dev/null; then\n  tries=0\n  while running && [ \"$tries\" -lt 15 ]; do\n    sleep 0.05\n    tries=$((tries + 1))\n    if [ \"$tries\" -gt 4 ]; then\n      for child in $(inside); do [ \"$child\" = \"$server\" ] || kill -KILL \"$child\" 2>/dev/null; done\n    fi\n  done\nfi\nrunning && for group in $groups; do kill -KILL -- \"-$group\" 2>/dev/null; done\ntries=0\nwhile running && [ \"$tries\" -lt 50 ]; do kill -KILL $server $(inside) 2>/dev/null; sleep 0.05; tries=$((tries + 1)); done\ntries=0\nwhile [ -e \"$folder\" ] && [ \"$tries\" -lt 20 ]; do rm -rf -- \"$folder\" || sleep 0.2; tries=$((tries + 1)); done\ncase $folder in *\"$newline\"*) exit 1;; esac\n[ ! -e \"$folder\" ] && ! running\n",
		"seal-gate-reaper",
		folder
	], {
		cwd: "/",
		detached: !0,
		env: { PATH: require_confined.SYSTEM_PATH },
		stdio: [
			"pipe",
			"ignore",
			"ignore"
		]
	});
}
function ended(child) {
	return new Promise((resolve) => {
		child.once("error", () => resolve(!1)), child.once("exit", (code) => resolve(code === 0));
	});
}
// src/rehearsal/postgres/server/settings.ts
function configuration(socket, port) {
	return `${Object.entries({
		listen_addresses: "",
		unix_socket_directories: socket,
		unix_socket_permissions: "0700",
		port: String(port),
		max_connections: "64",
		restart_after_crash: "off",
		fsync: "off",
		full_page_writes: "off",
		synchronous_commit: "off",
		wal_level: "minimal",
		max_wal_senders: "0",
		max_prepared_transactions: "0",
		max_wal_size: "4GB",
		checkpoint_timeout: "1h",
		shared_buffers: "256MB",
		huge_pages: "off",
		dynamic_shared_memory_type: "mmap",
		maintenance_work_mem: "256MB",
		work_mem: "64MB",
		autovacuum: "off",
		jit: "off",
		max_logical_replication_workers: "0",
		logging_collector: "off",
		log_destination: "stderr",
		log_min_messages: "fatal",
		log_min_error_statement: "panic"
	}).map(([name, value]) => `${name} = ${require_pglite_files.literal(value)}`).join("\n")}\n`;
}
function hostBasedAccess(superuser, scriptRoles) {
	return [
		...scriptRoles.map((role) => [`${require_pglite_files.DATABASE},${require_pglite_files.TRIAL}`, role]),
		[`${require_pglite_files.DATABASE},${require_pglite_files.UNTOUCHED},${require_pglite_files.UNTOUCHED_STEP}`, require_pglite_files.READER_ROLE],
		["all", superuser]
	].map(([database, role]) => `local ${database} ${require_pglite_files.quoted(role)} peer map=rehearsal\n`).join("");
}
function userMap(user, roles) {
	return roles.map((role) => `rehearsal ${require_pglite_files.quoted(user)} ${require_pglite_files.quoted(role)}\n`).join("");
}
var Cluster = class {
	binaries;
	folder;
	data;
	socket;
	port = 5432;
	superuser = require_pglite_files.randomSuperuser();
	user;
	#reaper;
	#scriptRoles;
	#server;
	#log = "";
	#isRemoved = !1;
	constructor(binaries, base, runAs) {
		this.#scriptRoles = runAs === void 0 ? [require_pglite_files.SCRIPT_ROLE] : [require_pglite_files.SCRIPT_ROLE, runAs], this.binaries = binaries, this.user = require_rehearsal.serverUser();
		let parent = (0, node_fs.realpathSync)(Buffer.byteLength(base) > 60 ? (0, node_os.tmpdir)() : base);
		this.folder = (0, node_path.join)(parent, `seal-gate-${(0, node_crypto.randomBytes)(9).toString("hex")}`), this.data = (0, node_path.join)(this.folder, "data"), this.socket = (0, node_path.join)(this.folder, "socket"), this.#reaper = new Reaper(this.folder);
		for (let path of [
			this.folder,
			this.data,
			this.socket
		]) (0, node_fs.mkdirSync)(path, { mode: 448 }), (0, node_fs.chmodSync)(path, 448), this.user.drop && (0, node_fs.chownSync)(path, this.user.uid, this.user.gid);
	}
	admits(role) {
		return this.#scriptRoles.includes(role);
	}
	get running() {
		return this.#server !== void 0 && this.#server.exitCode === null && this.#server.signalCode === null;
	}
	onExit(callback) {
		this.#server?.once("exit", callback);
	}
	async start() {
		let programs = (0, node_path.resolve)(this.binaries.folder), [initialised, confined] = await Promise.allSettled([this.#initialise(), require_rehearsal.confine(this.user, {
			folder: this.folder,
			programs
		}, async (way) => await this.#works(way))]);
		if (initialised.status === "rejected") throw initialised.reason;
		if (confined.status === "rejected") throw confined.reason;
		let { prefix, become } = confined.value;
		(0, node_fs.writeFileSync)((0, node_path.join)(this.data, "pg_hba.conf"), hostBasedAccess(this.superuser, this.#scriptRoles)), (0, node_fs.writeFileSync)((0, node_path.join)(this.data, "pg_ident.conf"), userMap((0, node_os.userInfo)().username, [
			this.superuser,
			...this.#scriptRoles,
			require_pglite_files.READER_ROLE
		])), (0, node_fs.writeFileSync)((0, node_path.join)(this.data, "postgresql.auto.conf"), configuration(this.socket, this.port)), this.#server = this.#spawn([
			...prefix,
			(0, node_path.join)(programs, "postgres"),
			"-D",
			this.data
		], become), this.#server.unref(), this.#server.stderr instanceof node_net.Socket && this.#server.stderr.unref(), this.#server.once("error", (error) => this.#note(error.message));
		for (let end = Date.now() + 6e4; !this.#ready();) {
			if (!this.running || Date.now() > end) throw new require_rehearsal.EngineDied(`PostgreSQL did not start: ${this.#log.trim()}`);
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
	}
	#ready() {
		let file = (0, node_path.join)(this.data, "postmaster.pid");
		return (0, node_fs.existsSync)(file) && (0, node_fs.readFileSync)(file, "latin1").split("\n")[7]?.trim() === "ready";
	}
	async remove() {
		this.#isRemoved = !0;
		let clean = await this.#reaper.reap(), folderGone = !(0, node_fs.existsSync)(this.folder);
		return this.running && await Promise.race([exit(this.#server), new Promise((resolve) => setTimeout(resolve, 1e3))]), {
			processGone: clean && !this.running,
			folderGone
		};
	}
	async #works(command) {
		return await exit(this.#spawn(command, void 0, {
			timeout: 1e4,
			isNoted: !1
		})).catch(() => null) === 0;
	}
	async #initialise() {
		let { drop, uid, gid } = this.user, locale = process.platform === "darwin" ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"], options = [
			"-D",
			this.data,
			"-U",
			this.superuser,
			"--auth=peer",
			"--encoding=UTF8",
			"--no-sync",
			...locale
		];
		if (await exit(this.#spawn([(0, node_path.join)(this.binaries.folder, "initdb"), ...options], drop ? {
			uid,
			gid
		} : void 0)).catch((error) => this.#note(String(error))) !== 0) throw new require_rehearsal.EngineDied(`initdb failed: ${this.#log.trim()}`);
	}
	#spawn([command = "", ...args], become, { timeout, isNoted = !0 } = {}) {
		if (this.#isRemoved) throw new require_rehearsal.EngineDied("the server was destroyed while it started");
		let child = (0, node_child_process.spawn)(command, args, {
			cwd: this.folder,
			detached: !0,
			env: {
				PATH: require_confined.SYSTEM_PATH,
				HOME: this.folder,
				LC_ALL: process.platform === "darwin" ? "C" : "C.UTF-8",
				TZ: "UTC"
			},
			stdio: [
				"ignore",
				"ignore",
				"pipe"
			],
			...timeout !== void 0 && { timeout },
			...become
		});
		return child.pid !== void 0 && this.#reaper.watch(child.pid), child.stderr?.setEncoding("utf8").on("data", (text) => isNoted && this.#note(text)), child;
	}
	#note(text) {
		this.#log = (this.#log + text).slice(-2e4);
	}
};
function exit(child) {
	return new Promise((resolve, reject) => {
		child === void 0 || child.exitCode !== null || child.signalCode !== null ? resolve(child?.exitCode ?? null) : child.once("close", resolve).once("error", reject);
	});
}
async function readIsolation(cluster, session) {
	let [server = []] = await session.rows("select inet_server_addr() is null, current_setting('listen_addresses'), current_setting('data_directory'),\n  current_setting('unix_socket_directories'), current_setting('max_wal_senders'), current_setting('max_logical_replication_workers'),\n  (select count(*) from pg_catalog.pg_hba_file_rules where type <> 'local')"), [noAddress, listen, data, socket, senders, subscribers, hostRules] = server, facts = {
		connected_over_unix_socket: noAddress === "t",
		listen_addresses: listen ?? "unknown",
		data_directory_is_private: data === cluster.data,
		socket_directory_is_private: socket === cluster.socket,
		folder_mode: ((0, node_fs.statSync)(cluster.folder).mode & 511).toString(8),
		replication_senders: Number(senders),
		subscription_workers: Number(subscribers),
		host_rules: Number(hostRules)
	}, serverAgrees = noAddress === "t" && listen === "" && data === cluster.data && socket === cluster.socket && facts.folder_mode === "700" && facts.replication_senders === 0 && facts.subscription_workers === 0 && facts.host_rules === 0;
	if (process.platform !== "linux") return {
		grade: "socket-only",
		proved: serverAgrees,
		facts: {
			...facts,
			kernel: "not read"
		}
	};
	let kernel = readKernel(cluster), grade = kernel.separate ? "network-namespace" : "socket-only", starts = await startsPrograms(session), holds = kernel.facts.root_of_its_own !== !0 || !starts;
	return {
		grade,
		proved: serverAgrees && kernel.agrees && holds,
		facts: {
			...facts,
			...kernel.facts,
			superuser_starts_programs: starts
		}
	};
}
async function startsPrograms(session) {
	try {
		return await session.run("copy (select 1) to program 'cat > /dev/null'"), !0;
	} catch (error) {
		if (error instanceof require_rehearsal.SqlError) return !1;
		throw error;
	}
}
function readKernel(cluster) {
	try {
		let proc = `/proc/${(0, node_fs.readFileSync)((0, node_path.join)(cluster.data, "postmaster.pid"), "latin1").split("\n")[0] ?? ""}`, separate = (0, node_fs.readlinkSync)(`${proc}/ns/net`) !== (0, node_fs.readlinkSync)("/proc/self/ns/net"), status = (0, node_fs.readFileSync)(`${proc}/status`, "latin1"), uid = Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? "0"), names = (0, node_fs.readFileSync)(`${proc}/environ`, "latin1").split("\0").filter(Boolean).map((one) => one.split("=")[0] ?? ""), interfaces = lines(`${proc}/net/dev`, 2).map((line) => line.split(":")[0]?.trim() ?? ""), facts = {
			network_namespace_of_its_own: separate,
			listening_tcp_sockets: listeners(proc),
			server_is_root: uid === 0,
			root_of_its_own: (0, node_fs.readlinkSync)(`${proc}/root`) !== "/",
			environment: names.sort(),
			...separate ? {
				network_interfaces: interfaces,
				network_routes: routes(proc)
			} : {}
		}, cutOff = !separate || interfaces.every((name) => name === "lo") && facts.network_routes === 0, clean = names.every((name) => [
			"HOME",
			"LC_ALL",
			"PATH",
			"TZ"
		].includes(name));
		return {
			separate,
			agrees: cutOff && clean && facts.listening_tcp_sockets === 0 && uid !== 0 && uid === cluster.user.uid,
			facts
		};
	} catch {
		return {
			separate: !1,
			agrees: !1,
			facts: { kernel: "not readable" }
		};
	}
}
function listeners(proc) {
	let inodes = /* @__PURE__ */ new Set();
	for (let fd of (0, node_fs.readdirSync)(`${proc}/fd`)) {
		let [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`${proc}/fd/${fd}`)) ?? [];
		inode !== void 0 && inodes.add(inode);
	}
	return ["tcp", "tcp6"].flatMap((name) => lines(`${proc}/net/${name}`, 1)).map((line) => line.trim().split(/\s+/)).filter(([, , , state, ...rest]) => state === "0A" && inodes.has(rest[5] ?? "")).length;
}
function routes(proc) {
	return lines(`${proc}/net/route`, 1).length;
}
function linkOf(path) {
	try {
		return (0, node_fs.readlinkSync)(path);
	} catch {
		return "";
	}
}
function lines(path, skip) {
	try {
		return (0, node_fs.readFileSync)(path, "latin1").split("\n").slice(skip).filter(Boolean);
	} catch (error) {
		if (path.endsWith("6")) return [];
		throw error;
	}
}
// src/rehearsal/postgres/server/session.ts
var import_pg_copy_streams = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_pg.require_pg_copy_streams(), 1);
const AS_TEXT = { getTypeParser: () => (value) => value };
var PostgresSession = class PostgresSession {
	#client;
	#deadlineMs;
	#lost;
	constructor(client, deadlineMs) {
		this.#client = client, this.#deadlineMs = deadlineMs, client.on("error", (error) => {
			this.#lost = error.message;
		});
	}
	static async open(address, deadlineMs) {
		let client = new require_pg.esm_default.Client({
			host: address.socket,
			port: address.port,
			user: address.user,
			database: address.database,
			options: `-c application_name=rehearsal${address.options ?? ""}`,
			ssl: !1,
			types: AS_TEXT
		}), session = new PostgresSession(client, deadlineMs);
		return await session.#ask(async () => await client.connect()), session;
	}
	async rows(sql, values) {
		let query = {
			text: sql,
			rowMode: "array",
			...values === void 0 ? {} : { values: [...values] }
		};
		return await this.#ask(async () => {
			let result = await this.#client.query(query);
			if (Array.isArray(result)) throw TypeError("rows() takes one statement");
			return result.rows;
		});
	}
	async run(sql) {
		await this.#ask(() => new Promise((resolve, reject) => {
			let query = new require_pg.esm_default.Query(sql);
			query.on("row", () => void 0), query.on("end", () => resolve()), query.on("error", reject), this.#client.query(query);
		}));
	}
	async copyIn(sql, data) {
		let bytes = 0;
		return await this.#ask(async () => {
			await (0, node_stream_promises.pipeline)(node_stream.Readable.from(async function* () {
				for await (let piece of data) bytes += piece.length, yield piece;
			}()), this.#client.query(import_pg_copy_streams.from(sql)));
		}), bytes;
	}
	async copyOut(sql, piece) {
		let sink = new node_stream.Writable({ write: (bytes, _encoding, done) => {
			try {
				piece(bytes), done();
			} catch (error) {
				done(error instanceof Error ? error : Error(require_hashing.errorMessage(error)));
			}
		} });
		await this.#ask(async () => await (0, node_stream_promises.pipeline)(this.#client.query(import_pg_copy_streams.to(sql)), sink));
	}
	async close() {
		await this.#client.end().catch(() => void 0);
	}
	drop() {
		this.#lost ??= "the session was ended", this.#client.connection.stream.destroy();
	}
	async #ask(call) {
		if (this.#lost !== void 0) throw new require_rehearsal.EngineDied(`the database is gone: ${this.#lost}`);
		try {
			return await require_rehearsal.withDeadline(this.#deadlineMs, call(), () => this.drop());
		} catch (error) {
			throw this.#meaningOf(error);
		}
	}
	#meaningOf(error) {
		if (error instanceof require_rehearsal.EngineDied) return error;
		if (error instanceof require_pg.esm_default.DatabaseError && (error.severity === "FATAL" || error.severity === "PANIC")) return new require_rehearsal.EngineDied(`the database is gone: ${error.message}`);
		if (error instanceof require_pg.esm_default.DatabaseError) {
			let position = error.position === void 0 ? void 0 : Number(error.position);
			return new require_rehearsal.SqlError(error.message, error.code ?? "XX000", position, error.routine);
		}
		return this.#lost === void 0 && !this.#client.connection.stream.destroyed ? error : new require_rehearsal.EngineDied(`the database is gone: ${require_hashing.errorMessage(error)}`);
	}
};
// src/rehearsal/postgres/server/stored-digests.ts
const RELATION = /^base\/\d+\/\d+$/, CHUNK_BYTES = 1 << 20;
async function storedDigests(data, paths) {
	let digests = [];
	for (let path of paths) digests.push(RELATION.test(path) ? await digestOf((0, node_path.join)(data, path)) : void 0);
	return digests;
}
async function digestOf(first) {
	let hash = (0, node_crypto.createHash)("sha256");
	for (let segment = 0;; segment++) {
		let file = segment === 0 ? first : `${first}.${segment}`, found = (0, node_fs.lstatSync)(file, { throwIfNoEntry: !1 });
		if (found === void 0) return segment === 0 ? void 0 : hash.digest("hex");
		if (!found.isFile()) return;
		let bytes = await addFile(hash, file);
		hash.update(`${bytes}\0`);
	}
}
async function addFile(hash, path) {
	let file = await (0, node_fs_promises.open)(path);
	try {
		let chunk = Buffer.allocUnsafe(CHUNK_BYTES), bytes = 0;
		for (;;) {
			let { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, null);
			if (bytesRead === 0) return bytes;
			hash.update(chunk.subarray(0, bytesRead)), bytes += bytesRead;
		}
	} finally {
		await file.close();
	}
}
// src/rehearsal/postgres/server/trial-database.ts
function copyDatabase(copy, template, major) {
	return `create database ${copy} template ${template}${major >= 15 ? " strategy file_copy" : ""}`;
}
async function createTrial(session, major) {
	await session.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${require_pglite_files.UNTOUCHED}'`), await session.run(copyDatabase(require_pglite_files.TRIAL, require_pglite_files.UNTOUCHED, major)), await session.run(`update pg_database t set datdba = d.datdba, datacl = d.datacl from pg_database d
     where t.datname = '${require_pglite_files.TRIAL}' and d.datname = '${require_pglite_files.DATABASE}'`), await session.run(`insert into pg_db_role_setting select t.oid, s.setrole, s.setconfig from pg_db_role_setting s
     join pg_database d on d.oid = s.setdatabase and d.datname = '${require_pglite_files.DATABASE}', pg_database t where t.datname = '${require_pglite_files.TRIAL}'`);
}
// src/rehearsal/postgres/server/open.ts
var open_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ openPostgres: () => openPostgres });
const COPIES = {
	first: require_pglite_files.UNTOUCHED,
	step: require_pglite_files.UNTOUCHED_STEP
};
async function openPostgres({ binaries, base = (0, node_os.tmpdir)(), deadlineMs = 36e5, runAs, signal }) {
	require_rehearsal.throwIfAborted(signal);
	let cluster = new Cluster(binaries, base, runAs), unwatch = require_rehearsal.onAbort(signal, () => void cluster.remove());
	try {
		await cluster.start();
		let session = await connectTo(cluster, "postgres", cluster.superuser, deadlineMs);
		try {
			await prepareDatabase(session);
			let [[systemIdentifier, version] = []] = await session.rows("select system_identifier::text, current_setting('server_version') from pg_control_system()");
			if (typeof systemIdentifier != "string" || typeof version != "string") throw new require_rehearsal.EngineDied("the server does not report its version and identifier");
			let isolation = await readIsolation(cluster, session);
			return new PostgresEngine(cluster, {
				version: version.split(" ")[0] ?? version,
				systemIdentifier,
				isolation,
				deadlineMs
			});
		} finally {
			await session.close();
		}
	} catch (error) {
		throw await cluster.remove(), error;
	} finally {
		unwatch();
	}
}
var PostgresEngine = class {
	kind = "postgres";
	connection = "unix-socket";
	database = require_pglite_files.DATABASE;
	diesSilently = !1;
	measures = !0;
	version;
	systemIdentifier;
	isolation;
	#cluster;
	#deadlineMs;
	#sessions = /* @__PURE__ */ new Set();
	#beside;
	#scriptRole = require_pglite_files.SCRIPT_ROLE;
	#removed;
	constructor(cluster, { version, systemIdentifier, isolation, deadlineMs }) {
		this.#cluster = cluster, this.#deadlineMs = deadlineMs, this.version = version, this.systemIdentifier = systemIdentifier, this.isolation = isolation, cluster.onExit(() => this.#drop());
	}
	async connect(rights) {
		return await this.#connect(require_pglite_files.DATABASE, this.#userFor(rights));
	}
	#userFor(rights) {
		return {
			script: this.#scriptRole,
			reader: require_pglite_files.READER_ROLE,
			superuser: this.#cluster.superuser
		}[rights];
	}
	async asSuperuser(statements) {
		this.#beside ??= await this.#connect("postgres", this.#cluster.superuser);
		for (let sql of statements) await this.#beside.run(sql);
	}
	async demote() {
		await this.#asSuperuser(async (session) => {
			await require_rehearsal.demoteRoles(session);
		});
	}
	admits(role) {
		return this.#cluster.admits(role);
	}
	runScriptsAs({ role }) {
		this.#scriptRole = role;
	}
	scriptAddress() {
		let { socket, port } = this.#cluster;
		return {
			socket: (0, node_path.join)(socket, `.s.PGSQL.${port}`),
			role: this.#scriptRole,
			database: require_pglite_files.DATABASE
		};
	}
	async endScripts() {
		await this.#asSuperuser(async (session) => {
			if ((await session.rows("select pg_terminate_backend(pid, 10000)::text from pg_stat_activity where datname = 'rehearsal' and usename = $1", [this.#scriptRole])).some(([hasEnded]) => hasEnded !== "true")) throw new require_rehearsal.EngineDied("a session of a command did not end");
		});
	}
	async confinement() {
		let session = await this.connect("script");
		try {
			return {
				scriptsAsSuperuser: await require_rehearsal.isSuperuser(session),
				attempts: [...await require_rehearsal.tryToEscape(session), ...await this.#granted()]
			};
		} finally {
			await session.close();
		}
	}
	async #granted() {
		let session = await this.connect("superuser");
		try {
			return await require_rehearsal.grantedEscapes(session);
		} finally {
			await session.close();
		}
	}
	async alive() {
		if (!this.#cluster.running) throw new require_rehearsal.EngineDied("the server has ended");
		await this.#asSuperuser(async (session) => {
			let nonce = String((0, node_crypto.randomInt)(2 ** 47)), [[answer, identifier] = []] = await session.rows("select $1::text, system_identifier::text from pg_catalog.pg_control_system()", [nonce]);
			if (answer !== nonce || identifier !== this.systemIdentifier) throw new require_rehearsal.EngineDied("the server gave the answer to another question");
		});
	}
	async keepUntouched(kind = "first") {
		let name = COPIES[kind];
		await this.#asSuperuser(async (session) => {
			await session.run(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '${require_pglite_files.DATABASE}'`), await session.run(`drop database if exists ${name}`), await session.run(copyDatabase(name, require_pglite_files.DATABASE, this.#cluster.binaries.major)), await session.run(`revoke connect on database ${name} from public`), await session.run(`grant connect on database ${name} to ${require_pglite_files.READER_ROLE}`);
		});
	}
	async connectUntouched(kind = "first") {
		return await this.#connect(COPIES[kind], require_pglite_files.READER_ROLE);
	}
	async openTrial() {
		return await this.#asSuperuser(async (session) => await createTrial(session, this.#cluster.binaries.major)), {
			connect: async (rights) => await this.#connect(require_pglite_files.TRIAL, this.#userFor(rights)),
			remove: async () => await this.#asSuperuser(async (session) => await session.run(`drop database ${require_pglite_files.TRIAL} with (force)`))
		};
	}
	async storedDigests(paths) {
		return await this.#asSuperuser(async (session) => await session.run("checkpoint")), await storedDigests(this.#cluster.data, paths);
	}
	destroy() {
		return this.#removed ??= this.#remove(), this.#removed;
	}
	async #remove() {
		return this.#drop(), await this.#cluster.remove();
	}
	#drop() {
		for (let session of this.#sessions) session.drop();
	}
	async #connect(database, user) {
		if (this.#removed !== void 0) throw new require_rehearsal.EngineDied("the server was destroyed");
		let session = await connectTo(this.#cluster, database, user, this.#deadlineMs);
		return this.#sessions.add(session), session;
	}
	async #asSuperuser(work) {
		let session = await this.#connect("postgres", this.#cluster.superuser);
		try {
			await work(session);
		} finally {
			await session.close(), this.#sessions.delete(session);
		}
	}
};
async function connectTo(cluster, database, user, deadlineMs) {
	let isSuperuser = user === cluster.superuser, options = `${isSuperuser ? " -c search_path=pg_catalog -c role=none" : ""}${isSuperuser && cluster.binaries.major >= 17 ? " -c event_triggers=off" : ""}`;
	return await PostgresSession.open({
		socket: cluster.socket,
		port: cluster.port,
		user,
		database,
		options
	}, deadlineMs);
}
async function prepareDatabase(session) {
	await session.run(`create role ${require_pglite_files.SCRIPT_ROLE} login bypassrls`), await session.run(`create database ${require_pglite_files.DATABASE} owner ${require_pglite_files.SCRIPT_ROLE} template template0 encoding 'UTF8'`);
}
exports.open_exports = open_exports;

const require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_os = require("node:os"), node_worker_threads = require("node:worker_threads"), node_child_process = require("node:child_process");
// src/rehearsal/confined/walls.ts
const FOREIGN_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 0, 2, 1, 120);
function tryWalls() {
	return {
		reading_files: isRefused(() => (0, node_fs.readdirSync)((0, node_path.parse)(process.execPath).root)),
		writing_files: isRefused(() => (0, node_fs.mkdtempSync)((0, node_path.join)((0, node_os.tmpdir)(), "seal-gate-wall-"))),
		starting_programs: isRefused(() => (0, node_child_process.execFileSync)(process.execPath, ["--version"], {
			stdio: "ignore",
			timeout: 1e4
		})),
		starting_threads: isRefused(() => new node_worker_threads.Worker("", { eval: !0 }).unref()),
		loading_addons: codeOf(() => process.dlopen({ exports: {} }, "/seal-gate-missing.node")) === "ERR_DLOPEN_DISABLED",
		evaluating_text: isRefused(() => Function("return 1")()),
		compiling_modules: isRefused(() => new WebAssembly.Module(FOREIGN_MODULE)),
		reading_environments: isRefused(() => (0, node_fs.readFileSync)(`/proc/${process.ppid}/environ`)),
		permission_model: isPermissionModelOn(),
		environment: Object.keys(process.env).toSorted()
	};
}
function isPermissionModelOn() {
	let { permission } = process;
	return permission !== void 0 && [
		"fs.write",
		"child",
		"worker",
		"addon"
	].every((scope) => !permission.has(scope));
}
function isRefused(attempt) {
	return codeOf(attempt) !== void 0;
}
function codeOf(attempt) {
	try {
		attempt();
		return;
	} catch (error) {
		return error instanceof Error && "code" in error ? String(error.code) : "refused";
	}
}
// src/rehearsal/confined/kernel.ts
function readKernel(pid) {
	try {
		let last = String(pid);
		for (let child = last; child !== ""; child = childOf(last)) last = child;
		let isSeparate = (kind) => (0, node_fs.readlinkSync)(`/proc/${last}/ns/${kind}`) !== (0, node_fs.readlinkSync)(`/proc/self/ns/${kind}`);
		return {
			network_namespace_of_its_own: isSeparate("net"),
			process_namespace_of_its_own: isSeparate("pid"),
			no_new_privileges: /^NoNewPrivs:\t1$/m.test((0, node_fs.readFileSync)(`/proc/${last}/status`, "latin1"))
		};
	} catch {
		return {
			network_namespace_of_its_own: !1,
			process_namespace_of_its_own: !1,
			no_new_privileges: !1
		};
	}
}
function childOf(pid) {
	return (0, node_fs.readFileSync)(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ")[0] ?? "";
}
function waysToConfine(worker, folder) {
	let file = (0, node_fs.realpathSync)(require_hashing.workerFile(worker)), node = [
		process.execPath,
		...nodeOptions(file, folder),
		file
	], [unshare, setpriv, timeout] = [
		"unshare",
		"setpriv",
		"timeout"
	].map(require_hashing.systemProgram);
	if (setpriv === void 0 || timeout === void 0) return [confined(node)];
	let noRights = [
		setpriv,
		"--no-new-privs",
		"--inh-caps=-all",
		"--bounding-set=-all"
	], guarded = [
		timeout,
		"--foreground",
		"--signal=KILL",
		"21600",
		...node
	], tied = [
		setpriv,
		"--pdeathsig=KILL",
		"--"
	], isRoot = process.getuid?.() === 0, plain = [[
		...tied,
		setpriv,
		"--no-new-privs",
		"--",
		...guarded
	], node];
	if (unshare === void 0) return plain.map(confined);
	let own = isRoot ? [unshare] : [
		unshare,
		"--user",
		"--map-current-user"
	];
	return [[
		...tied,
		...own,
		...NAMESPACES,
		...noRights,
		"--",
		...guarded
	], ...plain].map(confined);
}
function spawnConfined({ command, args }) {
	let detached = process.platform !== "win32";
	return (0, node_child_process.spawn)(command, args, {
		env: {},
		cwd: "/",
		detached,
		stdio: [
			"ignore",
			"ignore",
			"ignore",
			"pipe",
			"pipe"
		]
	});
}
function killConfined(child) {
	let { pid } = child;
	try {
		pid !== void 0 && process.platform !== "win32" && child.exitCode === null && child.signalCode === null && process.kill(-pid, "SIGKILL");
	} catch {}
	child.kill("SIGKILL");
}
const NAMESPACES = [
	"--net",
	"--ipc",
	"--pid",
	"--mount-proc",
	"--fork",
	"--kill-child=SIGKILL",
	"--"
];
function confined([command = "", ...args]) {
	return {
		command,
		args
	};
}
function nodeOptions(file, folder) {
	let { allowedNodeEnvironmentFlags: known } = process;
	return [
		known.has("--permission") ? "--permission" : "--experimental-permission",
		...[...ownFiles(file), ...folder === void 0 ? [] : [`${folder}/`]].map((path) => `--allow-fs-read=${path}`),
		...folder === void 0 ? [] : [`--allow-fs-write=${folder}/`],
		"--disallow-code-generation-from-strings",
		"--max-old-space-size=1024",
		"--no-warnings"
	];
}
function ownFiles(file) {
	let folder = (0, node_path.dirname)(file);
	return file.endsWith(".ts") ? [`${(0, node_path.dirname)((0, node_path.dirname)(folder))}/`] : [`${folder}/`];
}
exports.SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", exports.killConfined = killConfined, exports.readKernel = readKernel, exports.spawnConfined = spawnConfined, exports.tryWalls = tryWalls, exports.waysToConfine = waysToConfine;

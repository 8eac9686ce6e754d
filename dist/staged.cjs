const require_hashing = require("./hashing.cjs"), require_objects = require("./objects.cjs"), require_git = require("./git.cjs");
require("./archive.cjs");
const require_gate = require("./gate.cjs"), require_reseal = require("./reseal.cjs");
let node_path = require("node:path"), node_path_posix = require("node:path/posix");
// src/commands/staged-paths.ts
function unstaged(name) {
	let command = require_gate.quoteShell(name), way = command === void 0 ? "stage it" : `stage it with \`git add ${command}\``;
	return new require_gate.UsageError(`${JSON.stringify(name)} exists and is not in the index: ${way}`);
}
function submoduleError(path, what) {
	let shown = JSON.stringify(utf8(path));
	return new require_gate.UsageError(what === path || !what.startsWith(`${path}/`) ? `${shown} is a submodule in ${what === path ? "the place of a sealed file" : what}: the index has only its commit. Verify without "--staged"` : `${JSON.stringify(utf8(what))} is in the submodule ${shown}, of which the index has only the commit. Verify it in there`);
}
function couldMatchBelow(glob, folder) {
	if (/[{}]/.test(glob)) return !0;
	let segments = glob.split("/");
	return segments.some((segment, index) => {
		if (index === segments.length - 1 && segment !== "**") return !1;
		let start = require_gate.compileGlob(segments.slice(0, index + 1).join("/"));
		return typeof start != "string" && start(folder);
	});
}
function isFile(kind) {
	return kind === "file" || kind === "executable";
}
function rawPathOf(seal) {
	return Buffer.from(seal.rawPath ?? Buffer.from(seal.path, "utf8")).toString("latin1");
}
function latin1(text) {
	return Buffer.from(text, "utf8").toString("latin1");
}
function utf8(bytes) {
	return Buffer.from(bytes, "latin1").toString("utf8");
}
async function copyStaged(request, cwd) {
	let tree = await openIndex(cwd), copy = new require_hashing.PrivateTree(), endSignals = require_hashing.onSignals((signal) => {
		copy.remove(), process.kill(process.pid, signal);
	}), remove = () => {
		endSignals(), copy.remove();
	};
	try {
		return {
			request: await new StagedFiles(tree, copy, cwd).copyFor(request),
			remove
		};
	} catch (error) {
		throw remove(), error instanceof require_objects.GitFailed ? new require_gate.UsageError(`the index cannot be judged: ${error.message}`) : error;
	}
}
async function openIndex(cwd) {
	let tree = await require_git.openStaged(cwd, process.env).catch((error) => {
		throw error instanceof require_objects.GitFailed ? new require_gate.UsageError(`the index cannot be read: ${error.message}`) : error;
	});
	if (tree !== void 0) return tree;
	throw new require_gate.UsageError("\"--staged\" judges what \"git commit\" would record, and there is no git repository around this folder");
}
var StagedFiles = class {
	#tree;
	#copy;
	#cwd;
	#realCwd;
	#copied = /* @__PURE__ */ new Set();
	#checkout;
	constructor(tree, copy, cwd) {
		this.#tree = tree, this.#copy = copy, this.#realCwd = (0, node_path.resolve)(cwd), this.#cwd = (0, node_path.join)(copy.root, utf8(tree.prefix));
	}
	async copyFor(request) {
		this.#copy.makeFolder(this.#tree.prefix.slice(0, -1));
		let manifests = request.manifests.length > 0 || request.seals !== void 0 || request.commit !== void 0 ? request.trusted ? request.manifests : await this.#named(request.manifests) : [this.#usual()], here = {
			...request,
			cwd: this.#cwd,
			manifests,
			gitFolder: (root) => this.#realFolder(root)
		}, paths = manifests.flatMap((name) => this.#around(this.#pathOf(name))), others = [
			request.manifestSha256 ?? "",
			request.blockerMap ?? "",
			request.signer?.bundle ?? ""
		].filter((name) => name !== ""), signatures = request.signer === void 0 ? [] : await this.#signatures(manifests);
		if (await this.#take([
			...paths,
			...signatures,
			...others.map((name) => this.#pathOf(name))
		]), request.root?.includes("!/") === !0) throw new require_gate.UsageError("\"--staged\" judges files of the index, and \"root\" leads into an archive: judge it once it is built");
		request.root !== void 0 && this.#makeRoot(request.root);
		let sources = await require_gate.loadManifests(here, () => void 0), wanted = sources.flatMap((source) => this.#wantedBy(source, request.covers));
		return this.#checkout = await require_git.StagedCheckout.of(this.#tree, this.#sealsByPath(sources)), await this.#take([...wanted, ...await this.#maybeMoved(wanted, sources)]), here;
	}
	async #named(lines) {
		let { prefix, entries } = this.#tree, below = [...entries.keys()].filter((path) => path.startsWith(prefix)).map((path) => utf8(path.slice(prefix.length))), { names, unmatched } = await require_reseal.manifestsAt({
			name: "the index",
			read: () => Promise.resolve(void 0),
			list: () => Promise.resolve(below)
		}, lines, this.#realCwd).catch((error) => {
			throw new require_gate.UsageError(require_hashing.errorMessage(error));
		}), all = [...names, ...unmatched];
		for (let name of all) if (!entries.has(this.#pathOf(name)) && require_hashing.isReachable((0, node_path.resolve)(this.#realCwd, name))) throw unstaged(name);
		return all.map((name) => (0, node_path.isAbsolute)(name) ? require_hashing.relativePath(name, this.#realCwd) : name);
	}
	#usual() {
		let names = /* @__PURE__ */ new Map();
		for (let path of this.#tree.entries.keys()) {
			let folder = (0, node_path.normalize)((0, node_path.join)(this.#tree.top, utf8((0, node_path_posix.dirname)(path)))), list = names.get(folder);
			list === void 0 ? names.set(folder, [utf8(path.slice(path.lastIndexOf("/") + 1))]) : list.push(utf8(path.slice(path.lastIndexOf("/") + 1)));
		}
		let cwd = (0, node_path.join)(this.#tree.top, utf8(this.#tree.prefix));
		try {
			return require_gate.theManifest(cwd, (folder) => names.get((0, node_path.normalize)(folder)) ?? []);
		} catch (error) {
			let onDisk = [...names.values()].flat().length === 0 ? void 0 : require_gate.theManifest(cwd);
			throw onDisk === void 0 ? error : unstaged(onDisk);
		}
	}
	#pathOf(name) {
		let way = (0, node_path.isAbsolute)(name) ? (0, node_path.relative)(this.#tree.top, name) : (0, node_path.join)(utf8(this.#tree.prefix), name), path = latin1((0, node_path_posix.normalize)(node_path.sep === "\\" ? way.replaceAll("\\", "/") : way));
		if (path === ".." || path.startsWith("../") || (0, node_path.isAbsolute)(path)) throw new require_gate.UsageError(`${JSON.stringify(name)} is outside of this repository, so it is not in its index`);
		return path;
	}
	#around(manifest) {
		let folder = manifest.slice(0, manifest.lastIndexOf("/") + 1), name = manifest.slice(folder.length), isBag = require_gate.isBagManifestName(utf8(name)), isObject = name === "inventory.json" && [...this.#tree.entries.keys()].some((path) => path.startsWith(`${folder}0=ocfl_object_`)), isBeside = (other) => other === "packet_tree.sha256" || isObject || name === "atlas.sum" && /^[^/]+\.sql$/.test(other) || name === "index.json" && other.startsWith("blobs/") || other.startsWith(`${name}.sha`) || isBag && (require_gate.isBagManifestName(other) || /^(?:bagit|bag-info|fetch)\.txt$/.test(other));
		return [manifest, ...[...this.#tree.entries.keys()].filter((path) => path.startsWith(folder) && isBeside(path.slice(folder.length)))];
	}
	async #signatures(manifests) {
		let { isSignatureName } = await Promise.resolve().then(() => require("./signatures.cjs")).then((n) => n.candidates_exports);
		return manifests.flatMap((manifest) => {
			let path = this.#pathOf(manifest), folder = path.slice(0, path.lastIndexOf("/") + 1), isBeside = (other) => other.startsWith(folder) && isSignatureName(other.slice(folder.length), path.slice(folder.length));
			return [...this.#tree.entries.keys()].filter(isBeside);
		});
	}
	#makeRoot(root) {
		let path = this.#pathOf(root), prefix = path === "." ? "" : `${path}/`;
		[...this.#tree.entries.keys()].some((one) => one.startsWith(prefix)) && this.#copy.makeFolder(prefix.slice(0, -1));
	}
	#wantedBy({ root, seals, covers = [] }, more) {
		if (root === void 0) return [];
		let prefix = this.#prefixOf(root), globs = [...covers, ...more], tests = globs.map((glob) => require_gate.compileGlob(glob)).filter((glob) => typeof glob != "string"), wanted = seals.map((seal) => `${prefix}${rawPathOf(seal)}`);
		for (let [path, { kind }] of tests.length === 0 ? [] : this.#tree.entries) {
			if (!path.startsWith(prefix)) continue;
			let own = utf8(path.slice(prefix.length));
			if (tests.some((test) => test(own)) && wanted.push(path), kind === "submodule" && globs.some((glob) => couldMatchBelow(glob, own))) throw submoduleError(path, "the covered scope");
		}
		return wanted;
	}
	#sealsByPath(sources) {
		let byPath = /* @__PURE__ */ new Map();
		for (let { root, seals } of sources) {
			if (root === void 0) continue;
			let prefix = this.#prefixOf(root);
			for (let seal of seals) {
				let path = `${prefix}${rawPathOf(seal)}`, known = byPath.get(path);
				seal.link === void 0 && (known === void 0 ? byPath.set(path, [seal]) : known.push(seal));
			}
		}
		return byPath;
	}
	#prefixOf(root) {
		let way = require_hashing.relativePath(root, this.#copy.root);
		return way === "." ? "" : `${latin1(way)}/`;
	}
	async #maybeMoved(wanted, sources) {
		if (wanted.every((path) => this.#tree.entries.has(path))) return [];
		let lengths = new Set(sources.flatMap(({ seals }) => seals.map(({ bytes }) => bytes))), files = [...this.#tree.entries].filter(([path, { kind }]) => isFile(kind) && !this.#copied.has(path)), sizes = await this.#tree.sizes(new Set(files.map(([, { id }]) => id))), bytes = 0;
		return files.flatMap(([path, { id }]) => {
			let size = sizes.get(id) ?? Infinity;
			return !lengths.has(size) && !lengths.has(void 0) ? [] : (bytes += size, bytes > 67108864 ? [] : [path]);
		});
	}
	async #take(paths) {
		let byId = /* @__PURE__ */ new Map();
		for (let path of paths) {
			let [at, entry] = this.#firstOnTheWay(path);
			if (entry === void 0 || this.#copied.has(at)) continue;
			if (entry.kind === "submodule") throw submoduleError(at, path);
			this.#copied.add(at);
			let same = byId.get(entry.id);
			same === void 0 ? byId.set(entry.id, [[at, entry]]) : same.push([at, entry]);
		}
		for await (let { id, bytes } of this.#tree.blobs(new Set(byId.keys()))) for (let [path, { kind }] of byId.get(id) ?? []) kind === "symlink" ? this.#copy.putLink(path, bytes) : this.#copy.put(path, this.#checkout?.bytesOf(path, bytes) ?? bytes, kind === "executable");
	}
	#firstOnTheWay(path) {
		for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) {
			let entry = this.#tree.entries.get(path.slice(0, end));
			if (entry !== void 0) return [path.slice(0, end), entry];
		}
		return [path, this.#tree.entries.get(path)];
	}
	#realFolder(root) {
		return (0, node_path.join)(require_hashing.realPath(this.#tree.top), (0, node_path.relative)(this.#copy.root, root));
	}
};
exports.copyStaged = copyStaged, exports.openIndex = openIndex;

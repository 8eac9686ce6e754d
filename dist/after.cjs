const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
/** What a run that did not pass was probably meant to be: one sentence and one command. Undefined where the report has it all. */
function hintAfter(report, args, cwd) {
	return expandedCovers(args, cwd) ?? movedManifest(report, args, cwd) ?? otherFile(report, args, cwd);
}
/** A file of another kind was named, such as a sealed one, and there is a manifest. */
function otherFile({ findings }, args, cwd) {
	let wrong = findings.find(({ code, manifest }) => code === "manifest-format-unknown" && args.includes(manifest ?? ""))?.manifest, meant = wrong === void 0 || args.includes("--format") ? void 0 : require_gate.manifestAround(cwd);
	if (wrong === void 0 || meant === void 0 || meant === wrong) return;
	let command = ["verify", ...args.map((arg) => arg === wrong ? meant : arg)];
	return require_gate.tryCommand(command, `The manifest here is ${JSON.stringify(meant)}.`);
}
/** `--covers docs/*` without quotes: the first file became the value, and the others were taken for manifests. */
function expandedCovers(args, cwd) {
	let at = args.indexOf("--covers"), [value = "", next = ""] = args.slice(at + 1), isFile = (name) => name !== "" && require_hashing.isReachable((0, node_path.resolve)(cwd, name)) && !require_hashing.isFolder((0, node_path.resolve)(cwd, name));
	if (!(at < 0 || !isFile(value) || !isFile(next) || next.startsWith("-"))) return `The shell has expanded the pattern of "--covers" to names of files. Write it in quotes, such as --covers '${(0, node_path.dirname)(value) === "." ? "" : `${(0, node_path.dirname)(value)}/`}**'.`;
}
/** Every sealed file is missing below the manifest, and exists below another folder: the manifest was moved. */
function movedManifest({ counts, findings, manifests }, args, cwd) {
	let [manifest, ...others] = manifests;
	if (manifest === void 0 || others.length > 0 || counts.sealed === 0 || counts.missing !== counts.sealed) return;
	let paths = findings.flatMap(({ code, path }) => code === "missing" && path !== void 0 ? [path] : []).slice(0, 5), root = (0, node_path.resolve)(cwd, manifest.root), found = foldersAround(root, cwd).find((folder) => folder !== root && paths.length > 0 && paths.every((path) => require_hashing.isReachable((0, node_path.join)(folder, path))));
	if (found === void 0 || args.some((arg) => arg.startsWith("--root"))) return;
	let shown = (0, node_path.relative)(cwd, found) || ".";
	return `The sealed files exist, and not below the folder of the manifest, which their paths are relative to.\n${require_gate.tryCommand([
		"verify",
		...args,
		"--root",
		shown
	], "Name their folder with \"--root\".")}`;
}
/** The folder of the call, and those above the root within the repository. */
function foldersAround(root, cwd) {
	let top = require_hashing.folderWithGit(cwd) ?? cwd, folders = [(0, node_path.resolve)(cwd)];
	for (let at = root; require_hashing.isWithin(top, at) && at !== (0, node_path.dirname)(at); at = (0, node_path.dirname)(at)) folders.push(at);
	return folders;
}
exports.hintAfter = hintAfter;

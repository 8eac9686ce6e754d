const require_rehearsal = require("./rehearsal.cjs"), require_gate = require("./gate.cjs");
let node_path = require("node:path");
// src/cli/rehearse.ts
const ENGINES = [
	"auto",
	"pglite",
	"postgres"
], rehearse = async (args, cwd, terminal) => {
	let { values, positionals } = require_gate.parseFlags(args, {
		dump: { type: "string" },
		engine: { type: "string" },
		"pg-bin": { type: "string" },
		out: {
			type: "string",
			short: "o"
		},
		json: { type: "boolean" }
	}), [spec, ...more] = positionals;
	if (spec === void 0 || more.length > 0) throw new require_gate.UsageError("name the one spec of the rehearsal");
	let path = (name) => typeof values[name] == "string" ? (0, node_path.resolve)(cwd, values[name]) : void 0, [dump, pgBin, out] = [
		path("dump"),
		path("pg-bin"),
		path("out")
	], engine = ENGINES.find((name) => name === values.engine);
	if (values.engine !== void 0 && engine === void 0) throw new require_gate.UsageError(`"--engine" is one of ${ENGINES.join(", ")}`);
	let request = {
		spec: (0, node_path.resolve)(cwd, spec),
		...dump !== void 0 && { dump },
		...pgBin !== void 0 && { pgBin },
		...out !== void 0 && { out },
		...engine !== void 0 && { engine }
	};
	try {
		let rehearsal = await require_rehearsal.rehearse(request, sayProgress(terminal));
		require_rehearsal.writeEvidence(rehearsal);
		let { evidence: _, ...told } = rehearsal;
		return values.json === !0 ? terminal.out(`${JSON.stringify({
			...told,
			restored: require_rehearsal.restoredWord(rehearsal)
		}, null, 2)}\n`) : terminal.out(`${require_rehearsal.renderRehearsal(rehearsal)}${require_gate.escapeLog(`evidence    in ${rehearsal.out}`)}\n`), require_rehearsal.exitCodeOf(rehearsal);
	} catch (error) {
		throw error instanceof require_rehearsal.RequestError ? new require_gate.UsageError(error.message) : error;
	}
};
/** A line when a phase begins that may take long, and one every few seconds of it. */
function sayProgress(terminal) {
	let said = performance.now();
	return (progress) => {
		performance.now() - said < 5e3 || (said = performance.now(), terminal.say(`${require_gate.escapeLog(require_rehearsal.progressText(progress))}\n`));
	};
}
exports.rehearse = rehearse;

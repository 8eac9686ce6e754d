const require_toolkit_core = require("./toolkit-core.cjs"), require_seal = require("./seal.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_command_tables = require("./command-tables.cjs"), require_runner = require("./runner.cjs");
// src/github/seal-run.ts
async function runSeal() {
	process.exitCode = 1;
	try {
		let options = await require_runner.readInputs(require_command_tables.SEAL, process.env), outcome = await require_seal.seal(options, require_runner.contextOf(process.env).workspace);
		for (let note of [..."changes" in outcome ? outcome.changes : [], ...outcome.notes]) require_runner.say(require_seal.noteText(note));
		if (outcome.kind === "refused") return require_runner.fail("nothing was sealed: the log lists what cannot be sealed");
		if (outcome.kind === "loses") return require_runner.fail("nothing was written: the log lists the seals that would be removed or weakened; \"remove: true\" permits it");
		let { text, seals } = outcome;
		require_toolkit_core.setOutput("manifest", options.output), require_toolkit_core.setOutput("manifest-sha256", require_hashing.digestOf("sha256", Buffer.from(text))), require_toolkit_core.setOutput("sealed", String(seals.length)), require_toolkit_core.setOutput("bytes", String(seals.reduce((total, { bytes = 0 }) => total + bytes, 0)));
		let name = require_gate.quotePath(options.output);
		if (outcome.kind === "differs") return require_runner.fail(`sealing again would change ${name}: the log lists what`);
		require_runner.say(outcome.kind === "same" ? "Sealing again would change nothing." : `sealed ${require_gate.pluralize(seals.length, "file")} in ${name}`), process.exitCode = 0;
	} catch (error) {
		require_runner.fail(error instanceof require_gate.UsageError ? error.message : require_runner.thrownText(error));
	}
}
exports.runSeal = runSeal;

const require_secretlint = require("./secretlint.cjs"), secretLintProfiler = { mark() {} };
exports.lintSource = require_secretlint.lintSource, exports.secretLintProfiler = secretLintProfiler;

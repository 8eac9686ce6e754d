const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs");
let node_crypto = require("node:crypto");
// src/report/sarif/rule-help.generated.ts
/** Markdown by code or cause. Links are relative to docs/. */
const RULE_HELP = {
	"bom-added": "- **You see** a text that looks the same in every editor, three bytes longer than sealed. The first difference is at line 1, column 1.\n- **Why:** a writer put the UTF-8 byte order mark `EF BB BF` in front: `Out-File -Encoding utf8` of Windows PowerShell, \"CSV UTF-8\" of spreadsheets, .NET's `Encoding.UTF8`, older Notepads.\n- **Proof:** the marks are taken off, one or several. Otherwise it is a hint, when the file was sealed as text without a mark, or is longer by just a mark.\n- **Prevent:** `charset = utf-8` in `.editorconfig`; `-Encoding utf8NoBOM` in PowerShell 7; `new UTF8Encoding(false)` in .NET.\n- **Remedy:** `tail -c +4 FILE > FILE.new && mv FILE.new FILE`, or from git.",
	"bom-removed": "- **You see** a file three bytes shorter than sealed, that was sealed with a byte order mark (`\"bom\": true` in a native manifest). Spreadsheets now show its accents broken.\n- **Why:** `dos2unix` takes the mark off unless told `--keep-bom`; so do editors, many formatters, and programs that read with `utf-8-sig` and write with `utf-8`.\n- **Proof:** `EF BB BF` is put in front. Otherwise it is a hint, when the seal says `\"bom\": true`.\n- **Prevent:** `.prettierignore` and `.editorconfig` sections for sealed files; `dos2unix --keep-bom`.\n- **Remedy:** `{ printf '\\357\\273\\277'; cat FILE; } > FILE.new && mv FILE.new FILE`, or from git.",
	"crlf-added": "- **You see** a text longer by one byte a line, on Windows more often than not. `git status` says nothing.\n- **Why:** each LF became CRLF. Git for Windows does it at checkout (`core.autocrlf=true` is its installer's default), and so does `* text eol=crlf` in `.gitattributes`; else `unix2dos`, an editor, a transfer in text mode.\n- **Proof:** each CRLF becomes LF again, doubled ones (CR CR LF) too, when no line ends in LF alone. Otherwise it is a hint, when the seal says `\"eol\": \"lf\"`, or the file is longer by just that.\n- **Prevent:** `evidence/** -text` in `.gitattributes`, for exactly the sealed files: their bytes are not git's business.\n- **Remedy:** add that line, then `rm FILE && git checkout HEAD -- FILE`; without git, `dos2unix --keep-bom FILE`.",
	"crlf-removed": "- **You see** a file shorter by one byte a line, that was sealed with CRLF: batch files, transcripts, exports of Windows programs.\n- **Why:** `* text=auto` makes git store LF when such a file is added, and then the commit itself is wrong; else `dos2unix`, a formatter with `endOfLine: lf`, an editor.\n- **Proof:** each LF becomes CRLF, when no CRLF is left. Otherwise it is a hint, when the seal says `\"eol\": \"crlf\"`.\n- **Prevent:** `path/** -text` in `.gitattributes` before the file is added for the first time.\n- **Remedy:** `unix2dos --keep-bom FILE`, then add the attribute and commit the file again.",
	"cr-only": "- **You see** a file of the sealed length (or shorter by one byte a line, when CRLF was sealed) that most tools show as one long line.\n- **Why:** line ends became a lone CR: `unix2mac`, `tr '\\n' '\\r'`, old Macintosh programs, a terminal log without its line feeds.\n- **Proof:** each CR becomes LF, or CRLF. Otherwise it is a hint, when the seal says `lf` or `crlf` and only lone CRs are found.\n- **Prevent:** look for the program that still writes so; few do.\n- **Remedy:** `mac2unix FILE`, or from git.",
	"eol-mixed": "- **You see** a file longer or shorter than sealed by fewer bytes than it has lines; some lines end in CRLF and others in LF.\n- **Why:** someone edited a few lines on another system, two halves were concatenated, a tool wrote its header with its own line ends.\n- **Proof:** all line ends become LF, or all CRLF. When the sealed ones were mixed, the sealed length tells how many changed, and neighbouring lines are tried first: many changed lines far apart are not found. Otherwise it is a hint, when the seal says `lf` or `crlf`.\n- **Prevent:** `-text` in `.gitattributes`, `end_of_line` in `.editorconfig`.\n- **Remedy:** `dos2unix --keep-bom FILE` when LF was sealed, `unix2dos --keep-bom FILE` when CRLF was; else from git.",
	"unicode-line-ends": "- **You see** lines that run together in one program and break in another: U+2028, U+2029 or U+0085 where a line feed or nothing was sealed, or the other way round.\n- **Why:** text pasted from a word processor, a chat or a web page; `str.splitlines()` and regular expressions that take them for line ends.\n- **Proof:** each kind of them becomes LF, CR LF, a space or nothing: all, or in part. The other way round, line ends or spaces become one of them again, or one is put back where it was taken out, in files up to 1 MiB. There is no hint.\n- **Prevent:** the text rule `no-invisible`; split lines at LF alone.\n- **Remedy:** `sed -i 's/\\xe2\\x80\\xa8/\\n/g' FILE` for U+2028, or from git.",
	"blank-lines-added": "- **You see** an empty line behind every line.\n- **Why:** CRLF was read as two line ends: Python's `open(…, \"w\")` on Windows given text with `\\r\\n`, CSV writers without `newline=\"\"`, FTP, a web form.\n- **Proof:** each doubled line end becomes one LF, or one CRLF, when every one of them is doubled. There is no hint.\n- **Prevent:** `newline=\"\"` where Python writes; copy files as bytes.\n- **Remedy:** from git.",
	"blank-lines-removed": "- **You see** the same text, shorter by one byte per line end that is missing.\n- **Why:** a formatter that squeezes blank lines, `cat -s`, `npm install` on a hand-edited `package.json`, a language model that rewrites a file.\n- **Proof:** blank lines are put back in all places of a kind (where one is left, around headings, before comments, before lines that are not indented, between all lines, …), all that are missing at one place, or, when the sealed length tells how many, at a few places of a kind. Files up to 4 MiB. There is no hint.\n- **Prevent:** keep formatters off sealed files (`.prettierignore`).\n- **Remedy:** from git.",
	"unicode-punctuation": "- **You see** a difference that is hard to see: `—` where `-` was sealed, `“` where `\"` was.\n- **Why:** typography was made \"smart\": word processors, chat and mail programs, content systems, `pandoc -f markdown+smart`, phones, language models that rewrite a text on the way.\n- **Proof:** the characters become plain again: every class as one, one class in part (the sealed length tells how many), or, where there are few, each on its own. Otherwise it is a hint, when the file was sealed as `ascii`; then each such character is located. The other way round, sealed typography that was flattened to plain text is put back in files up to 1 MiB: each kind of place as one, or one kind in part. The sealed length makes both far-reaching; without one, the usual combinations and single places are tried.\n- **Prevent:** copy files, not text out of a program that shows them; switch smart punctuation off where sealed files are edited.\n- **Remedy:** from git, or put the located characters back by hand; there are seldom many.\n\n| found | sealed |\n|---|---|\n| U+2014, U+2015 (em dash, bar); U+2012, U+2013 (figure dash, en dash) | `-`, `--`, also with a space on each side; for the first two also `---` |\n| U+2010, U+2011 (hyphens), U+2212 MINUS SIGN | `-` |\n| U+2018 to U+201B, U+2032, U+00B4 (single marks) | `'`; for U+00B4 also a backtick |\n| U+201C to U+201F, U+2033 (double marks), `«`, `»` | `\"`; also `''` or `<<` |\n| U+2026 HORIZONTAL ELLIPSIS | `...`, `. . .`, `..` |\n| U+00A0, U+202F, U+2007, U+2009, U+3000 and other spaces | a space, `&nbsp;`, nothing |\n| bullet, arrows, `≠ ≤ ≥ × ±`, `© ® ™`, `½ ¼ ¾`, ligatures such as `ﬁ` | `-`, `->`, `!=`, `x`, `(c)`, `1/2`, `fi`, … |",
	"unicode-normalized": "- **You see** a text that looks the same, longer or shorter by a byte or two for each accented letter or Hangul syllable.\n- **Why:** it was put into another Unicode normal form. macOS programs like NFD (`e` and a combining accent), most others NFC (one `é`); search engines and databases like NFKC, which also turns `ﬁ` into `fi` and `²` into `2`.\n- **Proof:** the found text is put into NFC, NFD, NFKC and NFKD, and into NFC or NFD in part of the places. What NFKC or NFKD folded away cannot be unfolded: that is not found here. There is no hint.\n- **Prevent:** never normalise content; normalise only to compare.\n- **Remedy:** `uconv -x any-nfc FILE` (or `any-nfd`), or from git.",
	"invisible-characters": "- **You see** a difference that nothing shows: zero-width spaces and joiners, soft hyphens, bidirectional controls, variation selectors, tags. The location names each by its code point.\n- **Why:** copied from a web page, a chat or a PDF; put there to watermark a text; or to make code read otherwise than it runs ([Trojan Source](https://trojansource.codes)).\n- **Proof:** they are taken out, each class as one, in part, or each on its own; those of no width may also stand for a space. There is no hint, but in a file sealed as `ascii` each one is located.\n- **Prevent:** copy files, not rendered text. Treat bidirectional controls in code as an attack until shown otherwise.\n- **Remedy:** delete the located characters, or from git.",
	"json-reencoded": "- **You see** the same JSON value with other escapes: `\\u0416` where `Ж` was sealed, or the other way round.\n- **Why:** a program read the JSON and wrote it back. Python's `json.dumps` escapes everything beyond ASCII unless told `ensure_ascii=False`; PHP writes `\\/`; Go and .NET escape `<`, `>` and `&`; `jq` takes escapes away.\n- **Proof:** strings are spelled in every such manner, in the text as it stands: characters over U+007F raw or as `\\u` in small or capital hex, `/` escaped or not, ASCII escaped for HTML or not. Otherwise it is a hint, when a text sealed as `utf-8` is now ASCII with such escapes.\n- **Prevent:** do not load and dump a sealed file, not even to \"check\" it.\n- **Remedy:** from git, or write it back the other way, such as `jq . FILE` for escapes that Python made in a file indented by two.",
	"json-reformatted": "- **You see** the same JSON value in another layout: other indentation, separators, key order, or end of file.\n- **Why:** a formatter (`prettier`, an editor on save), or a program that loads and dumps: `jq`, `json.dumps`, `JSON.stringify`.\n- **Proof:** the value is written in the layouts of known writers: on one line or indented by 1 to 4 or 8 spaces, a tab or nothing, with their spaces at commas and colons, keys as found or sorted, with and without a final line end, strings as they are or as the writer escapes them (then [json-reencoded](#json-reencoded) stands beside it). JSON lines too. Up to 1 MiB also as prettier, Biome and Jackson break lines. Numbers stay as they are spelled. A sealed layout that was made by hand is no writer's, and is not found. There is no hint.\n- **Prevent:** `.prettierignore`, and the exclusions of whatever formats on save or in a hook.\n- **Remedy:** from git, or the writer that the finding names.",
	"csv-reformatted": "- **You see** the same table with other quotes, or another delimiter.\n- **Why:** it was opened and saved: Excel (`;` where the comma is decimal), LibreOffice, pandas, R, Python's `csv`.\n- **Proof:** only for sealed paths that end in `.csv`, `.tsv` or `.tab`: the table is written with `,` `;` tab `|`, and quoted where needed, all over, around all but numbers, around nothing, around spaces, or as found. What the program changed in the fields themselves (dates, leading zeros, `1E5`) is not undone. There is no hint.\n- **Prevent:** look at tables in a viewer; never save them from a spreadsheet.\n- **Remedy:** from git.",
	"markdown-reformatted": "- **You see** the same document with other marks: `*` for `-` before list items, `_` for `*` around emphasis, padded tables, more blank lines.\n- **Why:** `prettier`, `markdownlint --fix`, `pandoc`, an editor on save.\n- **Proof:** only for sealed paths that end in `.md`, `.markdown`, `.mdown` or `.mdx`, up to 4 MiB: marks of lists, emphasis, strong and rules, the padding of tables, blank lines at headings and lists, and escapes are put back, alone and together. Re-wrapped lines are not. There is no hint.\n- **Prevent:** `.prettierignore`; exclude sealed files from hooks.\n- **Remedy:** from git.",
	"yaml-reformatted": "- **You see** the same data with other quotes, indentation of lists, comments' distance, or blank lines.\n- **Why:** `prettier`, `yamlfmt`, or a program that loads and dumps: PyYAML, ruamel, go-yaml.\n- **Proof:** only for sealed paths that end in `.yml` or `.yaml`, up to 4 MiB: quotes, indented lists, the leading `---`, spaces before comments and in braces, and removed blank lines are put back, alone and together. Lost comments, anchors and key order are not. There is no hint.\n- **Prevent:** `.prettierignore`; exclude sealed files from hooks.\n- **Remedy:** from git.",
	"encoding-changed": "- **You see** a file about twice as long, with a NUL beside every ASCII letter: UTF-16. Or one byte shorter for each accented letter: a code page.\n- **Why:** \"Save as Unicode\" on Windows means UTF-16, and `>` in Windows PowerShell writes it; older programs write the system's code page. With `working-tree-encoding` in `.gitattributes`, git does it by itself.\n- **Proof:** the bytes are read as UTF-16 and UTF-32 (both byte orders), Windows-1250 to 1258 and 874, ISO-8859-1, -2, -5, -7, -8, -15, IBM 437, 850, 866, KOI8, Macintosh, Shift_JIS, GB18030, Big5, EUC-JP, EUC-KR or ISO-2022-JP, and written as UTF-8; or, when the seal is of such a text, the other way round (but ISO-2022-JP). Otherwise it is a hint, when the file was sealed as text and now begins with a UTF-16 mark, is not UTF-8 any more, or holds U+FFFD where ASCII was sealed.\n- **Prevent:** `charset = utf-8` in `.editorconfig`; `-Encoding utf8NoBOM`; no `working-tree-encoding` on sealed files.\n- **Remedy:** `iconv -f UTF-16 -t UTF-8 FILE > FILE.new && mv FILE.new FILE`, or from git.",
	mojibake: "- **You see** `Ã©` where `é` was sealed, `â€”` for an em dash; longer than sealed by a byte or more for each such character.\n- **Why:** UTF-8 was read in a wrong encoding and written as UTF-8 again: a database connection with the wrong character set, an import wizard, a script without an encoding.\n- **Proof:** the text is encoded as any of the legacy encodings above and read as UTF-8 again, up to three times over, as a whole or run by run where part of it is sound. Where characters were lost (`U+FFFD`, `?`), nothing brings them back. Otherwise it is a hint, when undoing it gives the sealed length.\n- **Prevent:** say the encoding wherever a file is opened; `SET NAMES utf8mb4` for old database clients.\n- **Remedy:** `iconv -f UTF-8 -t WINDOWS-1252 FILE > FILE.new && mv FILE.new FILE`, once for each time it happened; or from git.",
	"final-newline-added": "- **You see** one byte (or two) more than sealed, at the very end.\n- **Why:** editors end the last line on save (`insert_final_newline`), hooks such as `end-of-file-fixer` do, and every tool that works by lines.\n- **Proof:** the last line end is taken off, and up to eight of them. There is no hint.\n- **Prevent:** `insert_final_newline = unset` for sealed files; exclude them from hooks.\n- **Remedy:** `truncate -s -1 FILE`, or from git.",
	"final-newline-removed": "- **You see** one byte (or two) less than sealed, at the very end; git says `\\ No newline at end of file`.\n- **Why:** a program that joins lines without a last line end, `$(cat FILE)` in a script, `json.dump`, `insert_final_newline = false`.\n- **Proof:** LF, or CRLF, is put at the end, and up to eight of them. There is no hint.\n- **Prevent:** write files with tools that keep bytes: `cp`, not `$(cat)`.\n- **Remedy:** `echo >> FILE`, or from git.",
	"trailing-whitespace-added": "- **You see** spaces or tabs at the ends of lines that had none.\n- **Why:** a table aligner, a copy out of a terminal, a generator that pads its columns.\n- **Proof:** all white space at line ends is taken off; or one character of it, or two spaces, at each line that has them. There is no hint.\n- **Prevent:** keep generators away from sealed files.\n- **Remedy:** `sed -i 's/[ \\t]*$//' FILE`, or from git.",
	"trailing-whitespace-removed": "- **You see** fewer bytes than sealed; only ends of lines differ. In Markdown, two spaces at a line's end were a line break, and are gone.\n- **Why:** `trim_trailing_whitespace` in `.editorconfig`, the `trailing-whitespace` hook, almost every formatter.\n- **Proof:** only where it can be guessed: blank lines get the indentation of their neighbours, every line (or every line of a kind) ends in the same few blanks, some are put behind the last line, or up to 64 lost bytes are put back as spaces or tabs at one line's end, or alike at a few. Anything else is not in the file any more. There is no hint.\n- **Prevent:** `trim_trailing_whitespace = unset` for sealed files; exclude them from hooks.\n- **Remedy:** from git.",
	"tabs-expanded": "- **You see** a longer file; where tabs were sealed there are spaces.\n- **Why:** `expand`, an editor with `indent_style = space`, a formatter, a copy out of a terminal.\n- **Proof:** up to 16 MiB: runs of spaces become tabs again, for tab stops of 8, 4, 2 and 3, at line starts, up to every stop, or each run of that length. There is no hint.\n- **Prevent:** `indent_style = unset` for sealed files. Makefiles and `.tsv` files mean their tabs.\n- **Remedy:** `unexpand --first-only -t 8 FILE > FILE.new && mv FILE.new FILE` with the width that the finding names, or from git.",
	"tabs-unexpanded": "- **You see** a shorter file; where spaces were sealed there are tabs.\n- **Why:** `unexpand`, an editor with `indent_style = tab`, a formatter.\n- **Proof:** up to 16 MiB: tabs become spaces again, for tab stops of 8, 4, 2 and 3, at line starts, everywhere, or a fixed number for each. There is no hint.\n- **Prevent:** `indent_style = unset` for sealed files.\n- **Remedy:** `expand -t 4 FILE > FILE.new && mv FILE.new FILE` with the width that the finding names, or from git.",
	"indentation-changed": "- **You see** each level of indentation wider or narrower than sealed.\n- **Why:** a formatter with another `indent_size`, an editor that guessed.\n- **Proof:** up to 16 MiB: leading spaces are scaled between 1, 2, 3, 4 and 8 a level, when every line fits. Tabs are [tabs-expanded](#tabs-expanded) and [tabs-unexpanded](#tabs-unexpanded). There is no hint.\n- **Prevent:** `indent_size = unset` for sealed files; keep formatters off them.\n- **Remedy:** from git, or the same formatter with the sealed width.",
	appended: "- **You see** more bytes than sealed; the first ones, as many as were sealed, are untouched. The location is where the new bytes begin.\n- **Why:** `>>` instead of `>`, a tool that signs, stamps or logs into the file, a merge, an attack.\n- **Proof:** the file is cut at the sealed length, which the seal must have. There is no hint.\n- **Prevent:** write beside sealed files, not into them; make them read-only.\n- **Remedy:** look at what was added, then `truncate -s N FILE` with the sealed length; or from git.",
	prepended: "- **You see** more bytes than sealed; the last ones, as many as were sealed, are untouched. Everything seems to have moved down.\n- **Why:** a licence header bot, a \"generated, do not edit\" banner, front matter, a shebang.\n- **Proof:** the last bytes, as many as were sealed, are compared; the seal must have a length. There is no hint.\n- **Prevent:** exclude sealed files from header bots. Migrations that were applied must never get a new header.\n- **Remedy:** `tail -c N FILE > FILE.new && mv FILE.new FILE` with the sealed length, or from git.",
	inserted: "- **You see** whole lines too many, somewhere in the middle.\n- **Why:** a licence header behind a shebang, a generated block, an import that an editor added, a debug line.\n- **Proof:** as many bytes as are too many are taken out, between any two line starts; the seal must have a length. Bytes added inside a line, or at two places, are not found. There is no hint.\n- **Prevent:** exclude sealed files from header bots and from editors' \"organise imports\".\n- **Remedy:** delete the lines at the location, or from git.",
	duplicated: "- **You see** the whole content twice, or more often, one behind the other.\n- **Why:** `>>` where `>` was meant, a step that was run again, a download that resumed from the start.\n- **Proof:** the file is cut at the sealed length, which the seal must have, when all parts of that length are equal. There is no hint.\n- **Prevent:** write to a new name and rename; `set -o noclobber`.\n- **Remedy:** `truncate -s N FILE` with the sealed length, or from git.",
	padded: "- **You see** NUL bytes, or a Ctrl-Z, behind the sealed content.\n- **Why:** a copy from a block device or a fixed-size record, a preallocated file that was never cut, a program from the days of DOS.\n- **Proof:** they are taken off: all, or as many as are over the sealed length. There is no hint.\n- **Prevent:** copy files as files; `truncate` what was preallocated.\n- **Remedy:** `truncate -s N FILE` with the sealed length, or from git.",
	truncated: "- **You see** fewer bytes than sealed, and an end in the middle: of a character, of a JSON or XML text, of an archive or an image.\n- **Why:** a full disk, a download or a copy that was cut off, a job that was cancelled while it wrote, a size limit in between.\n- **Proof:** none, this is a hint unless git has the original: the missing bytes are nowhere in the file. It needs the sealed length, and a format that shows its end: UTF-8, JSON, XML, zip, gzip, zstd, xz, bzip2, 7z, PNG, JPEG, GIF, PDF, Parquet, SQLite. A text that ends without a line feed may be whole: it is not called cut off.\n- **Prevent:** write to a new name and rename when it is whole; check lengths after a transfer; `set -o pipefail`.\n- **Remedy:** fetch the file again, or from git.",
	"nul-bytes": "- **You see** a file of the right length, or of whole blocks, that is NUL from some byte on, in one block, or all over.\n- **Why:** the power failed before the data reached the disk, a block was never written (`posix_fallocate`, a sparse copy), or a download was interrupted in a file that was made at its full length.\n- **Proof:** there is none: what was there is lost. It is a hint when the whole file is NUL; when a file that was sealed as text has at least 16 NUL bytes in a row; or when a file of a known format has lost its end to them.\n- **Prevent:** write to a temporary file, `fsync`, then rename.\n- **Remedy:** fetch the file again, or from git.",
	emptied: "- **You see** a file of zero bytes where some were sealed.\n- **Why:** `>` opened the file before the command failed, a full disk, a placeholder that a job left.\n- **Proof:** none, this is called a hint unless git has the original: that the file is empty is plain, but what stood in it is gone.\n- **Prevent:** write to a new name and rename when it is whole.\n- **Remedy:** from git.",
	"git-filter": "- **You see** `$Id: … $` where `$Id$` was sealed, or a commit and a date where `$Format:…$` was.\n- **Why:** git rewrote the file on its way out: the attribute `ident` at checkout, `export-subst` in `git archive` and in the source archives that forges offer.\n- **Proof:** `$Id: … $` becomes `$Id$`; in files up to 64 KiB, commit ids, dates and ref names become the formats that usually stand for them (`%H`, `%h`, `%cI`, `%aI`, `%ci`, `%ai`, `%d`, `%D`). What `eol=` and `working-tree-encoding` do is named [crlf-added](#crlf-added) and [encoding-changed](#encoding-changed); `filter=` programs are not undone. There is no hint.\n- **Prevent:** `path/** -text -ident -filter -working-tree-encoding` in `.gitattributes`, for the sealed files; seal what archives hold, not what they were made of.\n- **Remedy:** add that line, then `rm FILE && git checkout HEAD -- FILE`.",
	"keywords-expanded": "- **You see** a value behind a keyword between dollar signs: `$Rev: 1248 $` where `$Rev$` was sealed.\n- **Why:** Subversion (`svn:keywords`), CVS, RCS and Perforce (`+k`) write the revision, the date or the author into the file when it is checked out or exported.\n- **Proof:** each expanded keyword becomes `$Rev$`, `$Rev: $` or `$Rev:$` again, and a keyword of a fixed width keeps its width: all alike, each keyword its own way, or some of them. `$Id$` with a blob id is git's own and is a [`git-filter`](#git-filter). There is no hint.\n- **Prevent:** `svn export --ignore-keywords`, `cvs export -kk`, Perforce file type `text` without `+k`.\n- **Remedy:** the same export without expansion, or from git.",
	"merge-conflict": "- **You see** `<<<<<<<`, `=======` and `>>>>>>>` in the file.\n- **Why:** a merge or a rebase stopped, and the file was committed or left as it was.\n- **Proof:** in each conflict one side is kept (ours, theirs, or the base where it is shown), alike in all of them, or each decided on its own where there are few. Otherwise it is a hint, when all three marks are there and the file is longer than sealed.\n- **Prevent:** `git diff --check` in a hook; sealed files with `-merge` in `.gitattributes`, so that git leaves one side whole.\n- **Remedy:** resolve it in favour of the sealed side: `git checkout --ours -- FILE` or `--theirs`.",
	"lfs-pointer": "- **You see** a text of about 130 bytes that begins with `version https://git-lfs.github.com/spec/v1`, where a large file was sealed.\n- **Why:** the checkout brought git LFS's pointer and not the content: `lfs: true` is missing, the LFS quota is used up, `git lfs` is not installed.\n- **Proof:** when the object that the pointer names is at hand (the store of Git LFS) and has the sealed length and digests. Without it, a pointer whose `oid` and `size` are the sealed sha256 and length is a hint that says so: the commit is right, and only the content was not fetched. So are, with less to say, a pointer to other content, a pointer under a seal without sha256 (whether it names the sealed bytes cannot be known), and pointers between the marks of a merge conflict.\n- **Prevent:** `lfs: true` at `actions/checkout`, or `git lfs pull` after it.\n- **Remedy:** the same.",
	"lfs-content": "- **You see** a large file where a text of about 130 bytes was sealed.\n- **Why:** the pointer was sealed, in a checkout without git LFS, and this checkout has it.\n- **Proof:** the pointer is written from the sha256 and the length of the found file. There is no hint.\n- **Prevent:** seal and verify in checkouts of one kind; better seal the content.\n- **Remedy:** seal the content, or check out with `lfs: false`.",
	"symlink-as-text": "- **You see** a file that holds nothing but the path of another one.\n- **Why:** git wrote a symbolic link as a text file, as it does on Windows without developer mode, or with `core.symlinks=false`.\n- **Proof:** none, this is always a hint: the content is nothing but a relative path with a `/` in it, without a line end, where a text with line ends, or something far longer, was sealed.\n- **Prevent:** seal the file that the link leads to; do not seal links (`seal-gate seal` refuses them).\n- **Remedy:** `git config core.symlinks true`, then check the file out again.",
	compressed: "- **You see** bytes that begin with `1F 8B` (gzip), `78` (zlib), `28 B5 2F FD` (zstd) or `PK` (zip), or bytes that are no text (Brotli, raw deflate), where something else was sealed.\n- **Why:** a proxy or a storage kept `Content-Encoding: gzip` as content, a build step compressed in place, a download was saved as it came.\n- **Proof:** the file is decompressed, up to about four times the sealed length, up to three layers deep, and the members of a zip or tar archive are looked at one by one; zstd needs Node 22.15. Otherwise it is a hint, when text was sealed and a compressed format is found: xz, bzip2, 7z and RAR are named and not read.\n- **Prevent:** `curl --compressed`; compress to another name.\n- **Remedy:** `gunzip < FILE > FILE.new && mv FILE.new FILE`, or from git.",
	decompressed: "- **You see** plain content where a compressed file was sealed.\n- **Why:** an HTTP client or a proxy decompressed on the way (`Content-Encoding: gzip` on a `.gz` file does that), or a step unpacked in place.\n- **Proof:** none, this is always a hint: compressing again seldom gives the same bytes. It needs a sealed path that ends in `.gz`, `.tgz`, `.zst`, `.xz` or `.bz2`, sealed as `binary`, where a longer text is found.\n- **Prevent:** serve `.gz` files without `Content-Encoding`; unpack to another name.\n- **Remedy:** fetch the file again without decompression.",
	"text-encoded": "- **You see** the content in another alphabet: `=C3=B6`, `%C3%B6`, hexadecimal, one long JSON string, or the JSON answer of an API.\n- **Why:** the body of a mail, an address, a hex dump or the answer of an API was saved as the file.\n- **Proof:** quoted-printable, hexadecimal, percent-encoding, a JSON string, a hex dump (`xxd`, `hexdump -C`) and the field of a JSON answer that carries a file (GitHub's contents: `content` with `\"encoding\": \"base64\"`) are decoded. Plain base64 is [`base64-encoded`](#base64-encoded). There is no hint.\n- **Prevent:** ask for the raw file: `Accept: application/vnd.github.raw` for GitHub.\n- **Remedy:** decode it (`xxd -r`, `base64 -d`, `jq -r .content`), or from git.",
	wrapped: "- **You see** the whole content, with something before and behind it: three backticks, `<pre>`, a signature, the head of an HTTP answer.\n- **Why:** a text was copied from a page or an answer of a language model, or a raw answer was saved (`curl -i`).\n- **Proof:** what is inside a code fence, `<pre>`, `<textarea>`, a CDATA section, a message signed with OpenPGP, an armoured block, an HTTP answer or a mail, or HTTP chunks is taken out; characters that HTML and OpenPGP escape are put back. There is no hint.\n- **Prevent:** save the raw file (`curl -o FILE` without `-i`).\n- **Remedy:** cut off what is around it, or from git.",
	unwrapped: "- **You see** the content without the code fence or `<pre>` that was sealed with it.\n- **Why:** a program took the text out of its page or message.\n- **Proof:** a code fence with the usual names of languages, or `<pre>`, is put around the found text. There is no hint.\n- **Prevent:** copy the file, not what a program shows of it.\n- **Remedy:** from git.",
	encrypted: "- **You see** `GITCRYPT` between two NUL bytes, `age-encryption.org/v1` or `$ANSIBLE_VAULT;` at the start of the file.\n- **Why:** the checkout is locked (`git-crypt`), or a step encrypted in place.\n- **Proof:** none, this is always a hint: without the key nothing can be undone. It is said of `GITCRYPT` where text was sealed, of age where binary was, and of Ansible Vault where UTF-8 text beyond ASCII was.\n- **Prevent:** unlock before the gate runs, or seal the encrypted bytes.\n- **Remedy:** `git-crypt unlock`, or what unlocks it.",
	"bit-flipped": "- **You see** a file of the sealed length in which one byte differs by one bit.\n- **Why:** a worn disk, memory without error correction, a cable, a transfer without a checksum.\n- **Proof:** up to 1 KiB: each bit is flipped once. In larger files it is not looked for. There is no hint. Where a text stays a text and both characters are printable or white space (`0` and `1`, `E` and `e`), a hand is likelier than a disk: that is [`character-changed`](#character-changed).\n- **Prevent:** transfers with checksums; memory with error correction.\n- **Remedy:** fetch the file again, and check the disk and the memory it came through.",
	"character-changed": "- **You see** one byte that is another one, one too many, or one too few.\n- **Why:** a key that was hit by accident, a one-letter \"correction\".\n- **Proof:** the seal must have a length. In files up to 8 KiB each byte is taken out; in files up to 16 KiB each gets other values, or one is put in at each place: the fewer bytes, the more values, those that the file has itself first. There is no hint.\n- **Prevent:** read-only sealed files; review.\n- **Remedy:** from git; when the change is meant, seal again and have it reviewed.",
	"another-file": "- **You see** the content of another sealed file.\n- **Why:** a copy to the wrong name, a script with two paths mixed up, a template that was filled twice.\n- **Proof:** none: nothing is undone. The found sha256 is the one that is sealed for the other path. When that path has *this* file's bytes in turn, both are [swapped](#swapped).\n- **Prevent:** let scripts name what they copy; no wildcards as destinations.\n- **Remedy:** put the right file back, from git.",
	"another-document": "- **You see** a page, an error, an image or an archive where the file should be.\n- **Why:** a download got an error page, a sign-in page or the error of a storage service, and saved it under the name of the file.\n- **Proof:** there is none. It is a hint, when the first bytes are those of a format that the sealed name does not promise, or when an HTML page or the error of a service is found where a binary file, or a text that is no page, was sealed. Compressed forms of the content are named [`compressed`](#compressed); where Node cannot read the format (xz, bzip2), as a hint.\n- **Prevent:** `curl --fail`; check the status and the digest of what is fetched.\n- **Remedy:** fetch the file again, or from git.",
	"content-changed": "- **You see** other content, and no transformation on this page leads back to the sealed bytes.\n- **Why:** somebody or something changed the content: an edit, a merge, another version of a tool, a damaged disk, an attack.\n- **Proof:** none: this is what is left when no undoing gave the sealed bytes and no trace was found. Places that contradict the facts of the seal are still located. When git has the original, the bytes are compared with it, and the edits are listed. When the search was stopped by a limit, the finding says so.\n- **Prevent:** branch protection and review for sealed folders; a fresh seal only with a reviewed change.\n- **Remedy:** from git. When the change was meant, seal again in the same pull request, so that both are reviewed together.",
	"digest-mismatch": "- **You see** a file of the sealed length (or whose length was not sealed) with other bytes. The verdict is `fail`.\n- **Why:** see its cause. [`content-changed`](#content-changed) means that nothing the gate knows explains the bytes: take it for a real change.\n- **How it is decided:** length and every listed digest come from one read of one opened file. Equal length and equal digests are intact; anything else is looked at once more before it is called drift.\n- **Prevent and remedy:** as its cause says.",
	"length-mismatch": "- **You see** a file with more or fewer bytes than sealed. Formats without a length (GNU, BSD, …) give [`digest-mismatch`](#digest-mismatch) instead. The verdict is `fail`.\n- **Why:** see its cause. The difference alone tells much: +3 is a BOM, one byte a line is CRLF.\n- **How it is decided:** as above; one byte more than sealed settles it before anything is hashed. The digests in the finding are of the whole file.\n- **Prevent and remedy:** as its cause says.",
	missing: "- **You see** a sealed path at which there is nothing. The verdict is `fail`.\n- **Why:** deleted, never committed (`.gitignore`), left out by a sparse checkout, or the `root` is wrong; then everything is missing.\n- **How it is decided:** the system says `ENOENT` or `ENOTDIR`. Any other error is [`unreadable`](#unreadable), since it does not prove that the file is gone. The bytes are then looked for elsewhere: [`moved`](#moved), [`case-renamed`](#case-renamed). In a repository, it is said who removed it: a commit, the checkout (sparse), or a later step.\n- **Prevent:** `git add -f` for sealed files that an ignore rule matches; check `root`.\n- **Remedy:** `git checkout HEAD -- FILE`; when it was removed on purpose, seal again in the same change.",
	moved: "- **You see** a sealed path at which there is nothing, and its bytes under another name. The verdict is `fail`.\n- **Why:** renamed, moved to another folder, an archive unpacked one level too deep.\n- **How it is decided:** files under the root that no seal names, and that have the length of a missing one, are hashed. Empty files prove nothing and are passed over. The search ends after 200,000 entries or 1 GiB; then the file is only [`missing`](#missing).\n- **Prevent:** rename and seal again in one change.\n- **Remedy:** move it back, or seal it at its new place.",
	swapped: "- **You see** two sealed files, each with the other's bytes. The verdict is `fail`.\n- **Why:** a script with its arguments in the wrong order, a rename by way of a third name that went wrong.\n- **How it is decided:** by the digests of both. When only one of them is wrong, its cause is [`another-file`](#another-file).\n- **Prevent:** let scripts name what they copy.\n- **Remedy:** give the two files their own names back.",
	"case-renamed": "- **You see** a sealed path at which there is nothing, and beside it a name that looks the same. The verdict is `fail`.\n- **Why:** another letter case (Windows and macOS take both for one name, Linux does not), or another Unicode form of the name (NFC, NFD).\n- **How it is decided:** by the names of the files that no seal names; the finding reports whether the bytes are the sealed ones. Where the file system takes both names for one, the folder is listed, and the sealed name must be listed byte for byte. Two seals that one file satisfies are a `manifest-conflict`.\n- **Prevent:** `git config core.ignorecase false` where the names were changed; plain names.\n- **Remedy:** give the file exactly its sealed name: `git mv -f readme.md README.md`.",
	symlink: "- **You see** a symbolic link at a sealed path, or at a folder on the way to it. It is not followed, even when it leads to the right bytes. The verdict is `fail`.\n- **Why:** a build tool that links instead of copying, a package manager's store, or an attempt to make the gate read outside its root.\n- **How it is decided:** every folder on the way is looked at, and the file is opened without following links.\n- **Prevent:** seal the file that the link leads to, in its own place.\n- **Remedy:** `cp --remove-destination \"$(readlink -f FILE)\" FILE`, after looking at where it leads.",
	"not-a-file": "- **You see** a folder, a named pipe, a socket or a device at a sealed path. The verdict is `fail`.\n- **Why:** a tool made a folder of the same name; or somebody put a pipe there, at which other checkers wait for ever.\n- **How it is decided:** the path is opened without waiting, and the opened thing is asked what it is.\n- **Prevent:** write only regular files into sealed folders.\n- **Remedy:** remove what stands there, then check the file out again.",
	"outside-root": "- **You see**, on Windows only, a sealed path that holds `\\` or `:` and would name another place there. The verdict is `unverifiable`.\n- **Why:** the manifest was made on a system where both are ordinary characters of a name.\n- **How it is decided:** by the name alone; nothing is opened. On Linux the file below is one name and is verified; on Windows the same words mean a file `2031.txt` in a folder `notes`.\n- **Prevent:** do not seal such names when the files are checked on Windows.\n- **Remedy:** rename the file and seal again.",
	"changed-while-reading": "- **You see** a file whose bytes, length or time stamps changed between two looks. The verdict is `unverifiable`: what it will be is not known.\n- **Why:** a step in the background still writes, a log is sealed, a synchroniser is at work.\n- **How it is decided:** after a mismatch the file is measured once more, with its status before and after. Equal length and digests at the first look are proof whatever happened meanwhile, so an intact file is never reported so.\n- **Prevent:** wait for background work before the gate; do not seal logs.\n- **Remedy:** run the gate again when nothing writes any more.",
	unreadable: "- **You see** an error code of the system, such as `EACCES`, `EIO` or `ENAMETOOLONG`. The verdict is `unverifiable`: the file may be right or wrong.\n- **Why:** permissions (a container that wrote as root), a failing disk, a network mount that is gone, a name that the system cannot hold.\n- **How it is decided:** looking, opening or reading failed with anything but \"there is no such file\".\n- **Prevent:** let one user own the workspace; `chown` after container steps.\n- **Remedy:** make the file readable and run the gate again.",
	unsealed: "- **You see** a file inside the sealed scope (`covers`) that no seal names.\n- **Why:** a new file that was not sealed yet, a leftover (`.orig`, `.DS_Store`, `Thumbs.db`), a build that wrote into the packet, or something that was smuggled in: a packet with one more document than was signed is another packet.\n- **How it is decided:** whatever is no folder and matches `covers` is listed, dotfiles and links too. The manifests themselves are exempt, and the git folder of a repository whose top is the root; any other `.git` is a file like all others. With `unsealed: fail` the verdict is `fail`, with `warn` it is only reported, with `ignore` nothing is looked for.\n- **Prevent:** write outputs elsewhere; narrow `covers` to what is really sealed.\n- **Remedy:** delete the file, or seal again with it.",
	"oxum-mismatch": "- **You see** that a BagIt bag has more or fewer payload bytes or files than its `bag-info.txt` promises. The verdict is `fail`.\n- **Why:** a transfer that broke off, a file that was added or removed below `data/`, a bag that was changed and not made again.\n- **How it is decided:** the lengths and the number of all files below `data/` are compared with `Payload-Oxum: BYTES.FILES`. It stands beside the findings on the files themselves, and never replaces a digest.\n- **Prevent:** change bags only with the tool that makes them.\n- **Remedy:** fetch the bag again, or correct `Payload-Oxum` when the payload is as it was sent.",
	"text-rule": "The bytes are the sealed ones, and they break a rule that the workflow asks for with `text-rules`: `no-bom` (no byte order mark), `lf` (no CR), `ascii`, `utf-8`, `nfc` (one Unicode form), `no-invisible` (nothing that no reader sees: zero width, bidi, control characters). Each rule is told with the first place that breaks it. A NUL among the first 8,000 bytes says that a file is no text, unless its seal says that it is one; what is sealed as `binary` is none if its bytes are no UTF-8 either. The verdict is `fail`, or `unverifiable` for a text over 64 MiB. *Remedy:* change the text and seal it again, or drop the rule.",
	"root-not-found": "There is no folder at `root`: nothing could be looked for. The verdict is `unverifiable`. *Remedy:* correct `root`; it is relative to the workspace.",
	resealed: "A pull request changed the seal of this path: it promises other bytes than the base did. Byte for byte everything can be as sealed then; only the comparison with the base shows it. `reseal` says what that is: a notice, or a failure (`forbid`, `label:NAME` without the label). *Remedy:* review the new bytes together with the new seal.",
	"seal-added": "A pull request sealed a path that the base does not seal. Documents of a packet count as evidence from here on, so this is told as well: a notice, and a failure only under `reseal: forbid`. *Remedy:* review what is sealed. Where a manifest of the base could not be read, nothing says that a seal is new: then it is a failure without the label too.",
	"seal-removed": "The base seals this path, and the pull request does not: it may change freely from now on. A manifest that is deleted, or that no pattern names any more, removes all its seals. Renaming a manifest, splitting it, or writing it in another format removes none. *Remedy:* seal it again, or have it reviewed that it is free.",
	"seal-weakened": "The pull request keeps a seal and drops something that it promised: a digest, the length, a fact (`text`, `eol`, `git`), or the scope in which every file had to be sealed. A fact that becomes another one while the bytes stay the same is told here too. *Remedy:* seal again with all of it, or have the weaker promise reviewed.",
	"reseal-unknown": "What this change did to seals could not be told: the base is not in the clone (a checkout fetches one commit), and the API did not tell it either; the manifest lies behind a link or in a submodule there; or, with `trusted-ref`, the one of the checkout cannot be read. The verdict is `unverifiable` under `reseal: forbid` and `label:NAME`, and a notice otherwise. *Remedy:* `fetch-depth: 0` in the checkout step, or a `github-token` with `contents: read`.",
	"covers-empty": "A glob in `covers` matches no file at all, sealed or not. Most likely it is misspelt, and would let every stray pass. The verdict is `unverifiable`. *Remedy:* correct the glob, or take it out. Globs are relative to the root, with `/`, and never negated.",
	"probe-failed": "Before it judges, the gate builds small packets of its own, spoils them in many ways, and demands that it refuses each for the right reason, and passes the good ones ([probes](probes.md)). One of these probes did not come out so. Then this gate, on this machine, proves nothing, and the verdict is `unverifiable` whatever else was found. *Remedy:* a probe whose name begins with the path of a file is the packet's own: correct it there. Any other is a fault of the gate or of the machine, never of your files: report it with `probe-results.json`.",
	"production-held": "`require-clearance` is on and the decision is `HOLD_PRODUCTION`. The verdict is `fail`. Only a release packet lifts the hold, whose evidence closes every blocker ([release-gate.md](release-gate.md#blockers)). *Remedy:* close them, or leave it off where you only want bytes held.",
	"shard-invalid": "`seal-gate merge` was given reports that do not make one run: a shard is missing, stands there twice, is of another run, is the report of a whole run, or its self-test did not hold. Nothing then shows that every seal was checked, and the verdict is `unverifiable`. *Remedy:* give it exactly one report of every shard of one run.\n\nA shard's report names its run: id, attempt and commit of the workflow run, or the name given with `--run`. Without either it has a digest over size and times of all sealed files, so shards that ran one after the other in the same folder belong together while no file is written. It also has a digest over the seals that it judged: one report under two numbers is found. `merge` compares all of these, the manifests, the number of shards, the version of the gate and the self-test. After \"re-run failed jobs\", which gives some jobs a new attempt, re-run all jobs.",
	"input-invalid": "An input of the action has a value that cannot be used. Every such value is named at once, and none is replaced by its default. The verdict is `unverifiable`. *Remedy:* correct the workflow; the [README](../README.md#inputs) lists what each may be.",
	"internal-error": "The gate broke. Whatever was thrown, the verdict is `unverifiable` and never green. *Remedy:* run it again; when it breaks again, report it with the error's text. There is no known way to make an example.",
	"manifest-not-found": "There is no file at the path that the `manifest` input names, or its globs match nothing.\n\nUsual reasons: the step runs before the checkout, the path is not relative to the workspace, a sparse checkout left the file out, or the job that should have made the manifest was skipped. *Remedy:* correct the path. It is never right to make this step optional: a gate without a manifest has checked nothing.",
	"manifest-unreadable": "The file is there and cannot be read: permissions, a folder or a pipe in its place, in a bag a tag file that is a link, an I/O error, or it was being written meanwhile. The reason carries the system's error code. *Remedy:* make the file readable before the gate starts.",
	"manifest-too-large": "The manifest has more than 256 MiB, 5 million entries or 8 million JSON values. *Remedy:* split it, a manifest for each folder, and name them all in `manifest`; or raise `max-manifest-bytes` or `max-entries` when so large a list is meant.",
	"manifest-encoding": "The text cannot be read with certainty: a NUL byte, UTF-16 without a byte order mark, half a UTF-16 character at the end, a lone surrogate, or JSON, a Gentoo Manifest or an LFS pointer that is not UTF-8. *Remedy:* write it as UTF-8. In Windows PowerShell, `>` writes UTF-16; use `| Out-File -Encoding utf8`, or let `seal-gate seal -o` write the file.",
	"manifest-format-unknown": "It fits none of the grammars above. Often the \"manifest\" is an error page, or begins with a merge conflict. *Remedy:* look at its first line; when it is right, force the format.",
	"manifest-schema-unknown": "A native manifest whose `schema` is not `seal-gate/manifest/1`, an in-toto file whose `_type` is not that of a Statement v0.1 or v1, or a bag of an unknown version: written for another version, or for something else. *Remedy:* use the version of the gate that knows this schema, or seal again.",
	"manifest-key-unknown": "A native manifest holds a key that its schema does not have, such as `sha-256` or `size`. It is not ignored, because a reader that ignores what it does not understand may pass what the author wanted held. *Remedy:* remove or correct the key.",
	"manifest-key-duplicate": "A JSON object names a key twice, or a Debian file a field, or an LFS pointer a key. `JSON.parse` takes the last one, other readers the first, so two people can see different seals in one manifest. *Remedy:* remove one; when the two differ, find out who wrote the second.",
	"manifest-malformed": "A line does not fit the grammar, or the JSON is broken; the line is named. Usual reasons: merge conflict marks (`<<<<<<<`), a digest and a name parted by a single space in a list of two, a prompt or an error message of the tool that wrote the list, a line wrapped by an editor, text outside a cleartext signature. *Remedy:* write the list again with the tool.",
	"manifest-truncated": "The last line has no line feed, the JSON or a quoted CSV field is not closed, or a cleartext signature has no end: the file may have been cut inside its last line, and a cut digest or name would go unnoticed. *Remedy:* fetch or write the manifest again. When it is whole and was only written without its last line feed, `seal-gate repair` adds one.",
	"manifest-empty": "Zero bytes, only comments and blank lines, or an empty list of files: there is nothing to check, and nothing checked is no pass. Usual reason: the command before it failed and its output was redirected all the same (`sha256sum *.bin > SHA256SUMS` with no match). *Remedy:* let that step fail (`set -o pipefail`), and seal again.",
	"manifest-digest-invalid": "A digest is not hexadecimal (in a RECORD: not base64), has another number of digits than its algorithm gives (64 for sha256, 96 for sha384, 128 for sha512 and blake2b-512), stands there twice with different values, or is not there at all. In a native manifest it must be lower-case. *Remedy:* seal again; a digest that was cut by a column limit cannot be mended.",
	"manifest-digest-weak": "A file has only CRC-32, MD5, SHA-1, SHA-224 or a digest that the gate does not know. Anyone can make two files with the same MD5 or SHA-1, so such a seal tells accidents at best. *Remedy:* seal with `sha256sum`, or `seal-gate seal`.",
	"manifest-length-invalid": "A byte length is negative, a fraction, written with an exponent or a leading zero, or above 2^53-1. *Remedy:* write the length as plain decimal digits.",
	"manifest-path-unsafe": "A path could lead out of the root or cannot name a file: absolute, with a drive letter, a UNC path, a `..`, `.` or empty segment, empty, `-` (standard input to other tools), a NUL or a lone surrogate; in a bag, a payload path that is not below `data/`; in an in-toto statement, an address or no name. *Remedy:* seal from the right folder, so that paths are relative to it. In a manifest from outside, treat `..` as an attack.",
	"manifest-path-duplicate": "One path is sealed twice to different bytes or with different facts, or two paths are the same name in another Unicode form (NFC, NFD), which is one file on some systems and two on others. The line of the first is named. A path that stands twice with the very same seal is only said, but refused in BagIt 1.0 and in-toto, which forbid it. *Remedy:* after a merge, seal again; never pick one of the two by hand.",
	"manifest-conflict": "Two manifests of one run seal the same file to different bytes, or the payload manifests of one bag list different files. Each may be right by itself; together they cannot hold. *Remedy:* seal the file in one of them; make the bag again.\n\nA seal that contradicts itself has this code as well: the file has one of its digests and not another, or a right digest and another length. No bytes have both, so one of the two was written wrong, and nothing is known of the file.",
	"manifest-pin-mismatch": "The manifest's own bytes do not have the sha256 that `manifest-sha256` demands (then the verdict is `fail`), or the pin cannot be used: it is neither 64 hex digits nor a readable file that begins with them, or there is not exactly one manifest to pin (then it is `unverifiable`). Without a pin, anyone who can change a file can change its seal too. When only the line endings of the manifest were rewritten from LF to CRLF, as a checkout on Windows does, the message names that: `* -text` in `.gitattributes` keeps git from rewriting it. *Remedy:* find out who changed the manifest. When the change was meant, pin the new sha256 where the approval is recorded."
};
// src/report/sarif/sarif-rules.ts
/** One rule for each section that the findings lead to, by id. */
function rulesOf(findings, docs) {
	let first = new Map(findings.map((finding) => [require_gate.ruleId(finding), finding]));
	return new Map([...first].toSorted(([a], [b]) => require_gate.comparePaths(a, b)).map(([id, finding]) => [id, ruleOf(id, finding, docs)]));
}
function ruleOf(id, finding, docs) {
	let page = require_gate.docsUrl(finding), [cause] = finding.drift?.causes ?? [], text = sentence(cause === void 0 ? `${subjectOf(finding)}${require_gate.whatText(finding)}` : require_gate.causeText([{ code: cause.code }])), markdown = linked(RULE_HELP[id] ?? text, page, docs);
	return {
		id,
		...id.includes("-") && { name: id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()) },
		shortDescription: { text },
		fullDescription: { text },
		...docs !== void 0 && { helpUri: `${docs}${page}` },
		help: {
			text: markdown.replace(/\*\*|`/g, ""),
			markdown
		},
		defaultConfiguration: { level: "error" },
		properties: {
			tags: ["integrity"],
			precision: "very-high",
			"problem.severity": "error"
		}
	};
}
/** What the sentence of a code is about; that of a run is a whole clause. */
const SUBJECT = {
	file: "a sealed file ",
	seal: "a sealed file ",
	manifest: "a manifest ",
	evidence: "evidence ",
	run: ""
};
function subjectOf({ code }) {
	return code === "unsealed" ? "a file in a covered folder " : SUBJECT[require_gate.rowOf(code).about];
}
function sentence(text) {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
/** Links of the page made absolute, or taken away where nobody knows where the page can be read. */
function linked(markdown, page, docs) {
	let [file = ""] = page.split("#");
	return markdown.replace(/\[([^\]]*)\]\((?!https:)([^)]*)\)/g, (_, text, target) => docs === void 0 ? text : `[${text}](${docs}${target.startsWith("#") ? `${file}${target}` : target.startsWith("../../") ? target.slice(3) : `docs/${target}`})`);
}
// src/report/sarif/sarif.ts
var sarif_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderSarif: () => renderSarif });
const SOURCE_ROOT = "%SRCROOT%", LEVEL = {
	fail: "error",
	unverifiable: "error",
	warning: "warning",
	notice: "note"
};
/**
* The findings as SARIF 2.1.0, worst first, in one line of JSON. A finding that has a place in the repository is a result; every other is
* a notification of the run, because a single result without a place makes GitHub refuse the whole file. What is cut is said there too.
* @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
*/
function renderSarif(report, context = {}) {
	let { results: mostResults = 5e3, bytes: mostBytes = 99e5 } = context.limits ?? {}, landingOf = require_gate.landingsOf(report, context), rules = rulesOf(report.findings, context.docs), head = logOf(report, context.docs, [...rules.values()], [], []), room = mostBytes - Buffer.byteLength(JSON.stringify(head)), results = [], notifications = [], print = fingerprints(), render = {
		places: require_gate.placesOf(report, context.workspace),
		indexes: indexesOf(rules),
		fixes: context.fixes
	}, misses = 0;
	for (let finding of report.findings) {
		if (results.length + notifications.length >= mostResults || misses > MOST_MISSES) break;
		let landing = landingOf(finding), fingerprint = print(finding), most = results.length < 1e3 ? 20 : 0, result = landing && {
			...resultOf(finding, landing, render, most),
			...fingerprint
		}, notification = result === void 0 ? notificationOf(finding, render) : void 0, size = Buffer.byteLength(JSON.stringify(result ?? notification)) + 1;
		size > room - RESERVE_BYTES ? misses++ : (room -= size, result !== void 0 && results.push(result), notification !== void 0 && notifications.push(notification));
	}
	let left = report.findings.length - results.length - notifications.length;
	return left > 0 && notifications.push(cutText(report, left)), `${JSON.stringify(logOf(report, context.docs, [...rules.values()], results, notifications))}\n`;
}
const RESERVE_BYTES = 2e3, MOST_MISSES = 100;
function logOf(report, docs, rules, results, toolExecutionNotifications) {
	let { version } = report;
	return {
		$schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "Seal Gate",
				version,
				semanticVersion: version,
				...docs === void 0 ? {} : { informationUri: `${docs}README.md` },
				rules
			} },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: "The root of the repository." } } },
			invocations: [{
				executionSuccessful: report.verdict !== "unverifiable",
				toolExecutionNotifications
			}],
			results,
			properties: {
				verdict: report.verdict,
				decision: report.decision,
				counts: report.counts
			}
		}]
	};
}
function indexesOf(rules) {
	return new Map([...rules.keys()].map((id, index) => [id, index]));
}
function resultOf(finding, landing, { places, indexes, fixes }, mostRelated) {
	let { code, severity, drift, git } = finding, id = require_gate.ruleId(finding), related = relatedTo(finding, landing, mostRelated), fix = fixOf(finding, landing, fixes);
	return {
		ruleId: id,
		ruleIndex: indexes.get(id) ?? -1,
		level: LEVEL[severity],
		message: { text: textOf(finding, places) },
		locations: [{ physicalLocation: physical(landing) }],
		...related.length > 0 && { relatedLocations: related },
		...fix !== void 0 && { fixes: [fix] },
		properties: {
			code,
			...drift !== void 0 && {
				certainty: drift.certainty,
				causes: drift.causes.map((cause) => cause.code)
			},
			...git?.layer !== void 0 && { layer: git.layer }
		}
	};
}
function notificationOf(finding, { places, indexes }) {
	let id = require_gate.ruleId(finding);
	return {
		level: LEVEL[finding.severity],
		message: { text: textOf(finding, places) },
		associatedRule: {
			id,
			index: indexes.get(id) ?? -1
		}
	};
}
function cutText(report, left) {
	let shown = report.findings.length - left;
	return {
		level: "warning",
		message: { text: sarifText(`${require_gate.grouped(shown)} of ${require_gate.counted(report.findings.length, "finding")} stand here, the worst first; report.json has all. ${require_gate.runHeadline(report)}`) }
	};
}
/** The whole story in plain lines: what and why, measures and places, what to do. */
function textOf(finding, places) {
	let steps = require_gate.stepsFor(finding, places.sealedFile(finding)).flatMap(({ text, run }) => {
		let command = run === void 0 || sarifText(run) !== run ? [] : [`  ${run}`];
		return [`What to do: ${sarifText(text)}`, ...command];
	});
	return [require_gate.headline(finding), ...require_gate.explain(finding)].map(sarifText).concat(steps).join("\n");
}
/**
* One line of a SARIF message. `{0}` is a placeholder there (§3.11.5) and `[text](target)` a link (§3.11.6), and viewers differ in how
* either is escaped: so no brace and no link is ever written.
*/
function sarifText(text) {
	return require_gate.showInvisible(text).replace(/\\u\{([0-9A-F]+)\}/g, "\\u$1").replaceAll("{", "\\u7B").replaceAll("}", "\\u7D").replaceAll("](", "]\\u28");
}
function physical({ file, line, column }) {
	return {
		artifactLocation: artifact(file),
		...line !== void 0 && { region: {
			startLine: line,
			...column !== void 0 && { startColumn: column }
		} }
	};
}
/** A relative reference of RFC 3986, in which nothing of the name is read as a scheme, a query or an escape. */
function artifact(file) {
	return {
		uri: file.split("/").map((segment) => encodeURIComponent(segment.toWellFormed())).join("/"),
		uriBaseId: SOURCE_ROOT
	};
}
/** The further places of a drift, each with what differs there. */
function relatedTo({ drift, found }, { file, atSeal }, most) {
	return atSeal ? [] : (drift?.locations ?? []).slice(1, most + 1).map((location, index) => ({
		id: index + 1,
		message: { text: sarifText(require_gate.locationText(location)) },
		physicalLocation: physical({
			file,
			...require_gate.existing(location, found?.bytes)
		})
	}));
}
function fixOf(finding, { file, atSeal }, fixes) {
	let replacements = fixes?.get(finding) ?? [];
	if (!(atSeal || replacements.length === 0)) return {
		description: { text: sarifText(`Gives ${require_gate.quotePath(finding.path ?? file)} exactly its sealed bytes.`) },
		artifactChanges: [{
			artifactLocation: artifact(file),
			replacements: replacements.map(({ from, to, bytes }) => ({
				deletedRegion: {
					byteOffset: from,
					byteLength: to - from
				},
				...bytes.length > 0 && { insertedContent: { binary: Buffer.from(bytes).toString("base64") } }
			}))
		}]
	};
}
/**
* What makes a result the same one in the next run: rule, manifest and sealed path, and never the bytes or the line. So an alert stays one
* alert while its file drifts on. Of several that are the same in all that, the first is 1.
*/
function fingerprints() {
	let seen = /* @__PURE__ */ new Map();
	return (finding) => {
		let { manifest = "", path = "" } = finding, key = JSON.stringify([
			require_gate.ruleId(finding),
			manifest,
			path
		]), count = (seen.get(key) ?? 0) + 1;
		seen.set(key, count);
		let digest = (0, node_crypto.createHash)("sha256").update(key).digest("hex").slice(0, 32);
		return { partialFingerprints: {
			primaryLocationLineHash: `${digest}:${count}`,
			"sealGate/v1": `${digest}:${count}`
		} };
	};
}
Object.defineProperty(exports, "sarif_exports", {
	enumerable: !0,
	get: function() {
		return sarif_exports;
	}
});

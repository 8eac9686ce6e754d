import { entry, GONE } from './entry.ts'

/** Shell functions around one real repository; `$NAME` is the sealed file, standard input its bytes. */
export const GIT_PRELUDE = `
commit() { git init -q -b main repo && cd repo && cat > "$NAME" && git -c core.autocrlf=false -c core.safecrlf=false add -A && git commit -q -m sealed; }
attributes() { printf '%s\\n' "$1" > .gitattributes; }
again() { rm "$NAME" && git "$@" checkout -q -- "$NAME" && cat "$NAME"; }
`

const git = (...[id, text, commands, causes, options]: Parameters<typeof entry>) =>
  entry(id, text, commands, causes, { tools: ['git'], ...options })
const again = (attributes: string, ...config: readonly string[]) =>
  `commit && ${attributes === '' ? ':' : `attributes '${attributes}'`} && again ${config.map(set => `-c ${set}`).join(' ')}`.trimEnd()

/** Ours is sealed: a commit \`base\` before it, another branch off that base. */
const merged = (first: string, second: string, how: string) =>
  `{ cat > sealed.bytes; git init -q -b main repo; cd repo; sed '${first}' ../sealed.bytes > "$NAME"; git add -A; git commit -q -m base; git checkout -q -b other; sed '${second}' ../sealed.bytes > "$NAME"; git commit -q -a -m other; git checkout -q main; cp ../sealed.bytes "$NAME"; git -c core.autocrlf=false commit -q -a -m sealed; ${how} > ../merge.out 2>&1; cat "$NAME"; }`

const LFS = { tools: ['git', 'git-lfs'] }
const pointer =
  'commit && git lfs install --local > ../lfs.out && attributes "* filter=lfs diff=lfs merge=lfs -text" && git add --renormalize . && git commit -q -m lfs && cd .. && GIT_LFS_SKIP_SMUDGE=1 git clone -q repo clone && cat "clone/$NAME"'

export const GIT_DRIFTS = [
  git('autocrlf', 'english.txt', again('', 'core.autocrlf=true'), 'crlf-added'),
  git('autocrlf-thai', 'thai.txt', again('', 'core.autocrlf=true'), 'crlf-added'),
  git('autocrlf-json', 'names.json', again('', 'core.autocrlf=true'), 'crlf-added'),
  git(
    'clone-autocrlf',
    'hebrew.txt',
    'commit && cd .. && git clone -q -c core.autocrlf=true repo clone && cat "clone/$NAME"',
    'crlf-added'
  ),
  git(
    'worktree-autocrlf',
    'kana.txt',
    'commit && git config core.autocrlf true && git worktree add -q ../tree -b tree && cat "../tree/$NAME"',
    'crlf-added'
  ),
  git('eol-crlf', 'cyrillic.txt', again('* text eol=crlf'), 'crlf-added'),
  git('eol-crlf-auto', 'devanagari.txt', again('* text=auto eol=crlf'), 'crlf-added'),
  git('core-eol', 'greek.txt', again('* text=auto', 'core.eol=crlf'), 'crlf-added'),
  git('crlf-attribute', 'berths.csv', again('*.csv crlf', 'core.eol=crlf'), 'crlf-added'),
  git(
    'archive-crlf',
    'arabic.txt',
    'commit && attributes "* text eol=crlf" && git add -A && git commit -q -m attributes && git archive HEAD "$NAME" | tar -xO',
    'crlf-added'
  ),
  git(
    'stash-autocrlf',
    'han.txt',
    'commit && git config core.autocrlf true && rm "$NAME" && git stash -q && cat "$NAME"',
    'crlf-added'
  ),
  git(
    'add-text-auto',
    'gauge.bat',
    '{ git init -q repo; cd repo; cat > "$NAME"; attributes "* text=auto"; git -c core.safecrlf=false add -A; git commit -q -m sealed; again -c core.eol=lf; }',
    'crlf-removed'
  ),
  git(
    'add-eol-lf',
    'journal-crlf.txt',
    '{ git init -q repo; cd repo; cat > "$NAME"; attributes "* text eol=lf"; git -c core.safecrlf=false add -A; git commit -q -m sealed; again; }',
    'crlf-removed'
  ),
  git(
    'add-autocrlf-input',
    'export-bom.csv',
    '{ git init -q repo; cd repo; cat > "$NAME"; git -c core.autocrlf=input -c core.safecrlf=false add -A; git commit -q -m sealed; again; }',
    'crlf-removed'
  ),
  git(
    'add-autocrlf-mixed',
    'mixed.txt',
    '{ git init -q repo; cd repo; cat > "$NAME"; git -c core.autocrlf=input -c core.safecrlf=false add -A; git commit -q -m sealed; again; }',
    'eol-mixed',
    { or: [['crlf-removed']] }
  ),
  git(
    'add-crlf-to-crlf',
    'mixed.txt',
    '{ git init -q repo; cd repo; cat > "$NAME"; attributes "* text eol=crlf"; git -c core.safecrlf=false add -A; git commit -q -m sealed; again; }',
    'eol-mixed',
    { or: [['crlf-added']] }
  ),
  git('ident', 'ident.py', again('* ident'), 'git-filter'),
  git('ident-crlf', 'ident.py', again('* ident text eol=crlf'), ['git-filter', 'crlf-added']),
  git(
    'export-subst',
    'version.txt',
    'commit && attributes "* export-subst" && git add -A && git commit -q -m attributes && git archive HEAD "$NAME" | tar -xO',
    'git-filter'
  ),
  git(
    'export-subst-crlf',
    'version.txt',
    'commit && attributes "* export-subst text eol=crlf" && git add -A && git commit -q -m attributes && git archive HEAD "$NAME" | tar -xO',
    ['git-filter', 'crlf-added']
  ),
  git('encoding-utf16', 'english.txt', again('* working-tree-encoding=UTF-16'), 'encoding-changed'),
  git('encoding-utf16le-bom', 'greek.txt', again('* working-tree-encoding=UTF-16LE-BOM'), 'encoding-changed'),
  git('encoding-utf16be', 'hangul.txt', again('* working-tree-encoding=UTF-16BE'), 'encoding-changed'),
  git('encoding-utf16-crlf', 'german.txt', again('* text eol=crlf working-tree-encoding=UTF-16'), [
    'crlf-added',
    'encoding-changed'
  ]),
  git('encoding-sjis', 'kana.txt', again('* working-tree-encoding=SHIFT-JIS'), 'encoding-changed'),
  git('encoding-latin1', 'german.txt', again('* working-tree-encoding=ISO-8859-1'), 'encoding-changed'),
  git('encoding-euc-kr', 'hangul.txt', again('* working-tree-encoding=EUC-KR'), 'encoding-changed'),
  git('encoding-gb18030-crlf', 'han.txt', again('* text eol=crlf working-tree-encoding=GB18030'), [
    'crlf-added',
    'encoding-changed'
  ]),
  git('filter-expand', 'Makefile', again('* filter=tabs', 'filter.tabs.smudge="expand -t 4"'), 'tabs-expanded'),
  git('filter-bom', 'berths.csv', again('* filter=bom', 'filter.bom.smudge="sed \'1s/^/\\\\xef\\\\xbb\\\\xbf/\'"'), 'bom-added'),
  git(
    'whitespace-fix',
    'ragged.txt',
    '{ git init -q repo; cd repo; cat > sealed; : > "$NAME"; git add -N "$NAME"; cp sealed "$NAME"; git diff "$NAME" > patch; rm "$NAME"; git apply --whitespace=fix patch 2> ../apply.out; cat "$NAME"; }',
    'trailing-whitespace-removed',
    { provable: false, witness: true }
  ),
  git(
    'symlink',
    'english.txt',
    '{ git init -q repo; cd repo; mkdir texts; cat > texts/notice.txt; ln -s texts/notice.txt "$NAME"; git add -A; git commit -q -m link; again -c core.symlinks=false; }',
    'symlink-as-text',
    GONE
  ),
  git(
    'symlink-up',
    'hangul.txt',
    '{ git init -q repo; cd repo; cat > notice.txt; ln -s ../texts/notice-of-the-harbour.txt "$NAME"; git add -A; git commit -q -m link; again -c core.symlinks=false; }',
    'symlink-as-text',
    GONE
  ),
  git('lfs-text', 'greek.txt', pointer, 'lfs-pointer', { ...LFS, ...GONE }),
  git('lfs-binary', 'harbour.bin', pointer, 'lfs-pointer', { ...LFS, ...GONE }),
  git('lfs-han', 'han.txt', pointer, 'lfs-pointer', { ...LFS, ...GONE }),
  git('lfs-other', 'harbour.bin', '{ git init -q repo; cd repo; printf other | git lfs clean; }', 'lfs-pointer', {
    ...LFS,
    ...GONE
  }),
  git(
    'lfs-content',
    'harbour.lfs',
    '{ git init -q repo; cd repo; git lfs clean < "$TEXTS/harbour.bin" > ../lfs.out; git lfs smudge; }',
    'lfs-content',
    LFS
  ),
  git('merge', 'cyrillic.txt', merged('3s/.*/старый уровень/', '3s/.*/другой уровень/', 'git merge other'), 'merge-conflict'),
  git(
    'merge-diff3',
    'greek.txt',
    merged('4s/.*/παλιά τιμή/', '4s/.*/άλλη τιμή/', 'git -c merge.conflictStyle=diff3 merge other'),
    'merge-conflict'
  ),
  git(
    'merge-zdiff3',
    'han.txt',
    merged('3s/.*/旧/', '3s/.*/新/', 'git -c merge.conflictStyle=zdiff3 merge other'),
    'merge-conflict'
  ),
  git(
    'merge-two',
    'english.txt',
    merged('3s/.*/old/;12s/.*/old/', '3s/.*/new/;12s/.*/new/', 'git merge other'),
    'merge-conflict'
  ),
  git('rebase', 'arabic.txt', merged('3s/.*/قديم/', '3s/.*/جديد/', 'git rebase other'), 'merge-conflict'),
  git(
    'cherry-pick',
    'names.json',
    merged('2s/.*/  "harbour": "old",/', '2s/.*/  "harbour": "new",/', 'git cherry-pick other'),
    'merge-conflict'
  ),
  git(
    'stash-pop',
    'gauge.py',
    `{ cat > sealed.bytes; git init -q repo; cd repo; sed 's/quay/pier/' ../sealed.bytes > "$NAME"; git add -A; git commit -q -m base; sed 's/quay/mole/' ../sealed.bytes > "$NAME"; git stash -q; cp ../sealed.bytes "$NAME"; git commit -q -a -m sealed; git stash pop > ../pop.out 2>&1; cat "$NAME"; }`,
    'merge-conflict'
  ),
  git(
    'merge-file',
    'gauge.yml',
    '{ cat > ours; sed 2s/on/off/ ours > base; sed 2s/on/never/ ours > theirs; git merge-file -p ours base theirs || :; }',
    'merge-conflict'
  ),
  git(
    'merge-file-diff3',
    'hebrew.txt',
    '{ cat > ours; sed 3s/10/20/ ours > base; sed 3s/10/30/ ours > theirs; git merge-file -p --diff3 ours base theirs || :; }',
    'merge-conflict'
  )
]

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Subject } from './judge.ts'
import { residuesIn, subjectOf } from './rollbacks.ts'
import type { Source } from './source.ts'

/** Packages, and the applications in them. Versions are whatever the registry serves: the battery is no test of them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'Django>=5.2,<5.3': [
    'admin',
    'auth',
    'contenttypes',
    'sessions',
    'messages',
    'staticfiles',
    'sites',
    'flatpages',
    'redirects'
  ].map(name => `django.contrib.${name}`),
  'psycopg[binary]': [],
  'setuptools<81': [],
  'django-allauth': ['allauth', 'allauth.account', 'allauth.socialaccount', 'allauth.usersessions'],
  'django-taggit': ['taggit'],
  'django-celery-beat': ['django_celery_beat'],
  'django-celery-results': ['django_celery_results'],
  'django-oauth-toolkit': ['oauth2_provider'],
  djangorestframework: ['rest_framework', 'rest_framework.authtoken'],
  'django-reversion': ['reversion'],
  'django-guardian': ['guardian'],
  'django-waffle': ['waffle'],
  'django-otp': [
    'django_otp',
    'django_otp.plugins.otp_totp',
    'django_otp.plugins.otp_static',
    'django_otp.plugins.otp_email',
    'django_otp.plugins.otp_hotp'
  ],
  'django-axes': ['axes'],
  wagtail: [
    'wagtail',
    'wagtail.users',
    'wagtail.images',
    'wagtail.documents',
    'wagtail.embeds',
    'wagtail.search',
    'wagtail.admin',
    'wagtail.contrib.forms',
    'wagtail.contrib.redirects',
    'wagtail.contrib.search_promotions'
  ],
  'django-filer': ['filer'],
  'easy-thumbnails': ['easy_thumbnails'],
  'django-push-notifications': ['push_notifications'],
  'django-activity-stream': ['actstream'],
  'django-auditlog': ['auditlog'],
  'django-user-sessions': ['user_sessions'],
  'django-rest-knox': ['knox'],
  'djangorestframework-simplejwt': ['rest_framework_simplejwt.token_blacklist'],
  'django-silk': ['silk'],
  'django-q2': ['django_q'],
  'django-robots': ['robots'],
  'django-contrib-comments': ['django_comments'],
  'django-mailer': ['mailer'],
  'django-post-office': ['post_office'],
  'django-sql-explorer': ['explorer'],
  'django-fsm-log': ['django_fsm_log'],
  'django-invitations': ['invitations'],
  'django-organizations': ['organizations'],
  'django-hitcount': ['hitcount'],
  'django-star-ratings': ['star_ratings'],
  'django-watson': ['watson'],
  'django-apscheduler': ['django_apscheduler'],
  'django-constance': ['constance'],
  'djangorestframework-api-key': ['rest_framework_api_key'],
  'django-db-logger': ['django_db_logger'],
  'django-cookie-consent': ['cookie_consent'],
  'django-dbtemplates': ['dbtemplates'],
  'django-friendship': ['friendship']
}

/** Applications that have migrations, as JSON; written by Python. */
const LIST = `
import django, json
django.setup()
from django.db.migrations.loader import MigrationLoader
print(json.dumps(sorted({label for label, name in MigrationLoader(None).graph.leaf_nodes()})))
`

/** Only applications that import can be installed: what a package needs beside it is not always served. */
const SETTINGS = `
import importlib, os
SECRET_KEY = 'battery'
def usable(name):
    try:
        importlib.import_module(name)
        return True
    except Exception:
        return False
INSTALLED_APPS = [name for name in APPS if usable(name)]
DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': os.environ.get('BATTERY_DB', 'postgres'), 'USER': 'admin', 'HOST': os.environ.get('BATTERY_HOST', '')}}
USE_TZ = True
STATIC_URL = '/static/'
SITE_ID = 1
ROOT_URLCONF = 'battery_settings'
urlpatterns = []
DEFAULT_AUTO_FIELD = 'django.db.models.AutoField'
MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware', 'allauth.account.middleware.AccountMiddleware', 'axes.middleware.AxesMiddleware']
TEMPLATES = [{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True, 'OPTIONS': {'context_processors': ['django.template.context_processors.request']}}]
SILENCED_SYSTEM_CHECKS = ['*']
WAGTAIL_SITE_NAME = 'battery'
CONSTANCE_CONFIG = {}
PUSH_NOTIFICATIONS_SETTINGS = {}
EXPLORER_CONNECTIONS = {'default': 'default'}
EXPLORER_DEFAULT_CONNECTION = 'default'
`

/** @returns the Python that has the packages */
export function installDjango(root: string): string {
  const python = join(root, 'v', 'bin', 'python')
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', join(root, 'v')])
    for (const name of Object.keys(PACKAGES))
      spawnSync(python, ['-m', 'pip', 'install', '--quiet', name], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  const folder = folderOf(python)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'battery_settings.py'), `APPS = ${JSON.stringify(Object.values(PACKAGES).flat())}\n${SETTINGS}`)
  return python
}

function folderOf(python: string): string {
  return join(dirname(python), '..', '..', 'battery')
}

/** @throws with what Django reports */
function django(python: string, args: readonly string[], source?: Source, database = ''): string {
  const { status, stdout, stderr } = spawnSync(python, args, {
    cwd: folderOf(python),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      PATH: '/usr/bin:/bin',
      PYTHONWARNINGS: 'ignore',
      DJANGO_SETTINGS_MODULE: 'battery_settings',
      BATTERY_DB: database,
      BATTERY_HOST: source?.socket ?? '',
      DJANGO_SUPERUSER_PASSWORD: 'battery'
    }
  })
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1) ?? '')
  return stdout
}

function labelsOf(python: string): string[] {
  return JSON.parse(django(python, ['-c', LIST]))
}

/** A dump for each application that has migrations, with a user in it where it has users. */
export async function* djangoDumps(
  source: Source,
  python: string,
  isWanted: (name: string) => boolean
): AsyncGenerator<Subject | { name: string; skipped: string }> {
  for (const [turn, label] of labelsOf(python).entries()) {
    const name = `django ${label}`
    if (!isWanted(name)) continue
    const database = `app_${label.toLowerCase()}`
    try {
      source.create(database)
      django(python, ['-m', 'django', 'migrate', '-v0', '--skip-checks', label], source, database)
      const subject = subjectOf(source, name, database, turn)
      yield subject ?? { name, skipped: 'it has no table' }
    } catch (error) {
      yield { name, skipped: String(error).slice(0, 200) }
    }
  }
}

/** The last migrations of each application that Django can write as SQL both ways, of the last four; written by Python as JSON. */
const REVERSIBLE = `
import django, io, json, re
django.setup()
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
loader = MigrationLoader(None)
def sql(label, name, backwards):
    out = io.StringIO()
    call_command('sqlmigrate', label, name, backwards=backwards, stdout=out, no_color=True, skip_checks=True)
    text = out.getvalue()
    whole = re.search(r'(?im)^\\s*(create|alter|drop|update|insert|delete|comment)\\b', text) and not re.search('CANNOT BE WRITTEN AS SQL|IRREVERSIBLE', text)
    return text if whole else None
found = []
for leaf in sorted(loader.graph.leaf_nodes()):
    names = [name for app, name in loader.graph.forwards_plan(leaf) if app == leaf[0]]
    for index in range(len(names) - 1, max(0, len(names) - 5), -1):
        try:
            up, down = sql(leaf[0], names[index], False), sql(leaf[0], names[index], True)
        except Exception:
            continue
        if up and down:
            found.append({'label': leaf[0], 'before': names[index - 1], 'at': names[index], 'up': up, 'down': down})
            break
print(json.dumps(found))
`

interface Reversible {
  readonly label: string
  readonly before: string
  readonly at: string
  readonly up: string
  readonly down: string
}

export async function* djangoMigrations(
  source: Source,
  python: string,
  isWanted: (name: string) => boolean
): AsyncGenerator<Subject | { name: string; skipped: string }> {
  const all: readonly Reversible[] = JSON.parse(django(python, ['-c', REVERSIBLE], source, 'postgres'))
  for (const [turn, { label, before, at, up, down }] of all.entries()) {
    const name = `${label} ${at}`.slice(0, 34)
    if (!isWanted(name)) continue
    const database = `mig_${label.toLowerCase()}`
    try {
      source.create(database)
      django(python, ['-m', 'django', 'migrate', '-v0', '--skip-checks', label, before], source, database)
    } catch (error) {
      yield { name, skipped: String(error).slice(0, 200) }
      continue
    }
    const residues = residuesIn(source, database)
    const wrong = [0, 1, 2].flatMap(index => residues[(turn * 3 + index) % Math.max(1, residues.length)] ?? [])
    yield {
      kind: 'migration',
      name,
      database,
      apply: up,
      rollbacks: [{ what: 'as Django writes it', sql: down }, ...wrong.map(one => ({ ...one, sql: `${down}\n${one.sql}` }))]
    }
  }
}

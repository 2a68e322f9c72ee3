;;; smoke.el --- Cloudgloss in a real Emacs -*- lexical-binding: t -*-
;; emacs -Q --batch -l smoke.el NOTE   (the program `cloudgloss' is the first on PATH)
;; Prints what was checked; the exit status says how it went.

(require 'package)
;; Where Debian puts packages; -Q leaves it out.
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)

(defvar passed 0)
(defvar failed 0)

(defun check (name ok &optional got)
  (if ok (setq passed (1+ passed)) (setq failed (1+ failed)))
  (message "          %s %s%s" (if ok "ok  " "FAIL") name (if ok "" (format "\n            got %S" got))))

(defun until (probe)
  "The first true value of PROBE.  A bound against hanging, not a measure of speed."
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall probe))) (< (float-time) end))
      (accept-process-output nil 0.05))
    value))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun findings ()
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun request (method)
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

;; What a user writes, see editors/README.md.
(add-to-list 'eglot-server-programs '(markdown-mode . ("cloudgloss" "server")))
(setq eglot-sync-connect 20 eglot-confirm-server-initiated-edits nil)

(let* ((folder (make-temp-file "cloudgloss" t))
       (note (expand-file-name "notes.md" folder)))
  (copy-file (car command-line-args-left) note)
  (setq command-line-args-left nil)
  (find-file note)
  (call-interactively #'eglot)
  (check "the server attaches" (until #'eglot-current-server))
  (eglot--maybe-activate-editing-mode)
  (check "an outdated fact is reported"
         (until (lambda () (seq-some (lambda (text) (string-match-p "Until 2025-08-04: 256 KB" text)) (findings))))
         (findings))
  (go-to "SQS sits between")
  (check "hover explains a service"
         (string-match-p "Simple Queue Service" (format "%S" (request :textDocument/hover)))
         (request :textDocument/hover))
  (check "the definition is a page"
         (string-match-p "sqs\\.md" (format "%S" (request :textDocument/definition)))
         (request :textDocument/definition))
  (goto-char (point-max))
  (insert "We use Kinesis Data St")
  (check "names are completed"
         (pcase (eglot-completion-at-point)
           (`(,_ ,_ ,table . ,_) (seq-some (lambda (name) (string-match-p "Kinesis Data Streams" name)) (all-completions "" table)))))
  (go-to "256 KB")
  ;; Batch mode cannot be asked, so the first answer is taken, as if chosen by a key and not by the mouse.
  (cl-letf (((symbol-function 'completing-read) (lambda (_prompt all &rest _) (caar all)))
            (last-nonmenu-event ?\r))
    (call-interactively #'eglot-code-actions))
  (check "the first fix is applied"
         (until (lambda () (save-excursion (goto-char (point-min)) (search-forward "at most 1 MB" nil t))))
         (buffer-string))
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (delete-directory folder t))

(message "%d passed, %d failed" passed failed)
(kill-emacs (if (zerop failed) 0 1))

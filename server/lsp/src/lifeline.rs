//! Is the client still there? Asked once a second, for a pipe can stay open when its client is gone.

use std::fs;
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(1);

/// Calls `tick` once a second, on a thread of its own, until it returns false.
pub fn every_second(mut tick: impl FnMut() -> bool + Send + 'static) {
    std::thread::spawn(move || {
        while tick() {
            std::thread::sleep(EVERY);
        }
    });
}

/// A process to watch. Made only for one that is seen alive: a client in another container names a number
/// that means nothing here, or something else.
#[derive(Clone, Debug)]
pub struct Parent {
    id: u32,
    started: Option<String>,
    is_own_parent: bool,
}

impl Parent {
    /// Starts watching; `None` when there is no such process.
    pub fn watch(id: u32) -> Option<Parent> {
        let (started, is_own_parent) = (started(id), own_parent() == Some(id));
        (started.is_some() || is_own_parent).then_some(Parent {
            id,
            started,
            is_own_parent,
        })
    }

    /// The process has ended, or another one has its number now.
    pub fn is_gone(&self) -> bool {
        let orphaned = self.is_own_parent && own_parent() != Some(self.id);
        orphaned || (self.started.is_some() && started(self.id) != self.started)
    }
}

/// When a running process was started, in the kernel's measure. `None` where the system cannot tell.
fn started(id: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The second field is the program's name in parentheses, which may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ended = matches!(fields.first(), Some(&("Z" | "X" | "x")) | None);
    (!ended)
        .then(|| fields.get(19).map(|&field| field.to_owned()))
        .flatten()
}

#[cfg(unix)]
fn own_parent() -> Option<u32> {
    Some(std::os::unix::process::parent_id())
}

#[cfg(not(unix))]
fn own_parent() -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_never_was_is_not_watched() {
        assert!(Parent::watch(u32::MAX - 1).is_none());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_is_gone_when_it_has_ended_even_if_nobody_has_asked_for_its_status() {
        let mut child = std::process::Command::new("sleep")
            .arg("60")
            .spawn()
            .unwrap();
        let parent = Parent::watch(child.id()).unwrap();
        assert!(!parent.is_gone());
        child.kill().unwrap();
        let gone = (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            parent.is_gone()
        });
        child.wait().unwrap();
        assert!(gone && parent.is_gone());
    }

    #[cfg(unix)]
    #[test]
    fn the_own_parent_is_alive() {
        assert!(!Parent::watch(own_parent().unwrap()).unwrap().is_gone());
    }
}

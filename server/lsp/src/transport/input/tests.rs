use std::io::Write as _;
use std::io::pipe;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::AsyncReadExt;

use super::*;

fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

const PING: &str = r#"{"jsonrpc":"2.0","method":"$/ping"}"#;
const EXIT: &str = r#"{"jsonrpc":"2.0","method":"exit"}"#;
const SHUTDOWN: &str = r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#;

async fn pass(bytes: &'static str) -> (String, Course) {
    let (intake, mut frames) = Intake::start(bytes.as_bytes(), Output::start(io::sink()));
    let mut passed = String::new();
    frames.read_to_string(&mut passed).await.unwrap();
    intake.ended().await;
    (passed, intake.course())
}

#[tokio::test]
async fn good_frames_pass_and_bad_ones_do_not() {
    let sent = format!(
        "content-length: {}\r\n\r\n{PING}garbage\r\n\r\n{}{}",
        PING.len(),
        frame("{"),
        frame(PING)
    );
    let (passed, course) = pass(sent.leak()).await;
    assert_eq!(passed, frame(PING).repeat(2));
    assert_eq!(
        course,
        Course {
            shutdown: false,
            ended: true
        }
    );
}

#[tokio::test]
async fn the_course_is_noted() {
    let sent = [SHUTDOWN, EXIT].map(frame).concat();
    assert_eq!(
        pass(sent.leak()).await.1,
        Course {
            shutdown: true,
            ended: true
        }
    );
}

#[tokio::test]
async fn exit_ends_it_though_the_pipe_stays_open() {
    let (source, mut sink) = pipe().unwrap();
    let (intake, _frames) = Intake::start(source, Output::start(io::sink()));
    sink.write_all(frame(EXIT).as_bytes()).unwrap();
    intake.ended().await;
}

/// Nothing more comes: after a while the message is taken as it is.
#[tokio::test]
async fn a_stalled_frame_is_looked_into() {
    let (source, mut sink) = pipe().unwrap();
    let (intake, mut frames) = Intake::start(source, Output::start(io::sink()));
    let lie = format!("Content-Length: 1000\r\n\r\n{PING}");
    sink.write_all(lie.as_bytes()).unwrap();
    let done = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&done);
    let looking = std::thread::spawn(move || {
        while !seen.load(Ordering::Acquire) {
            intake.look_for_stall();
            std::thread::sleep(STALL / 10);
        }
    });
    let mut passed = vec![0; frame(PING).len()];
    frames.read_exact(&mut passed).await.unwrap();
    assert_eq!(passed, frame(PING).as_bytes());
    done.store(true, Ordering::Release);
    looking.join().unwrap();
}

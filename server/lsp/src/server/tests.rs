use cloudgloss_corpus::{Corpus, Knowledge};
use tower_lsp::LspService;
use tower_lsp::jsonrpc::ErrorCode;

use super::*;

fn output() -> Output {
    Output::start(std::io::sink())
}

#[tokio::test]
async fn a_panic_is_the_error_of_its_request() {
    let (events, _told) = tokio::sync::mpsc::unbounded_channel();
    let load = || Arc::new(Corpus::new(Knowledge::default()));
    let session = Arc::new(Session::new(load, events));
    let (service, _socket) =
        LspService::new(|client| Server::new(session, client, output(), "0", |_| {}));
    let server = service.inner();
    let error = server
        .answer(|_| -> () { panic!("on purpose") })
        .await
        .unwrap_err();
    assert_eq!(error.code, ErrorCode::InternalError);
    assert!(error.message.contains("on purpose"), "{error}");
    assert_eq!(server.answer(|world| world.generation).await, Ok(1));
}

/// What the framework does with a request that the client takes back.
#[tokio::test]
async fn an_answer_that_is_dropped_is_given_up() {
    let (events, _told) = tokio::sync::mpsc::unbounded_channel();
    let load = || Arc::new(Corpus::new(Knowledge::default()));
    let session = Arc::new(Session::new(load, events));
    let (service, _socket) =
        LspService::new(|client| Server::new(session, client, output(), "0", |_| {}));
    let (began, begun) = std::sync::mpsc::channel();
    let (ended, end) = std::sync::mpsc::channel();
    let answer = service.inner().answer(move |world| {
        let _ = began.send(());
        while world.snapshot.meter().is_wanted() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let _ = ended.send(());
    });
    let waited = tokio::time::timeout(Duration::from_millis(50), answer).await;
    assert!(waited.is_err());
    let patience = Duration::from_secs(10);
    begun.recv_timeout(patience).unwrap();
    end.recv_timeout(patience).unwrap();
}

#[test]
fn what_is_done_at_once_may_panic_too() {
    let error = at_once(|| -> () { panic!("on {}", "purpose") }).unwrap_err();
    assert_eq!(error.code, ErrorCode::InternalError);
    assert_eq!(error.message, "on purpose");
    assert_eq!(at_once(|| 1), Ok(1));
}

from harness.devices.android.evidence.scheduled_jobs import parse_scheduled_jobs
from tests.devices.android.evidence.golden import golden


def test_periodic_and_namespaced_jobs() -> None:
    parsed = parse_scheduled_jobs(golden("jobs_14"))
    upload, work = parsed.records
    assert (upload.service, upload.package, upload.job) == ("com.gov.demo/.UploadJob", "com.gov.demo", 7)
    assert (upload.interval_ms, upload.persisted) == (900_000, True)
    assert (work.job, work.interval_ms) == (12, None)
    assert parsed.unread == ("JOB #strange",)
